//! Heavy computing that gives way to whoever is being answered.

use thread_priority::{
    NormalThreadSchedulePolicy, ThreadPriority, ThreadSchedulePolicy,
    set_thread_priority_and_policy, thread_native_id,
};
use tokio::sync::oneshot;

/// Computes something on a thread of its own, which the machine runs when no request needs the
/// processor. An error when the work panicked.
pub fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> oneshot::Receiver<T> {
    let (sender, done) = oneshot::channel();
    let step_back_and_work = move || {
        step_back();
        // Nobody may be waiting any more.
        let _ = sender.send(work());
    };
    let spawned = std::thread::Builder::new()
        .name("heard-aside".to_owned())
        .spawn(step_back_and_work);
    if let Err(error) = spawned {
        tracing::error!("no thread for heavy work: {error}");
    }
    done
}

/// Makes this thread one that runs only while the processor has nothing else to do: any request
/// takes its place at once (SCHED_IDLE, sched(7)).
fn step_back() {
    let idle = ThreadSchedulePolicy::Normal(NormalThreadSchedulePolicy::Idle);
    let me = thread_native_id();
    if let Err(error) = set_thread_priority_and_policy(me, ThreadPriority::Min, idle) {
        tracing::debug!("heavy work does not give way: {error:?}");
    }
}

#[cfg(test)]
mod tests {
    use thread_priority::thread_schedule_policy;

    use super::*;

    #[tokio::test]
    async fn work_aside_answers_and_a_panic_is_an_error() {
        assert_eq!(aside(|| 6 * 7).await, Ok(42));
        assert!(aside(|| -> i32 { panic!("on purpose") }).await.is_err());
    }

    #[tokio::test]
    async fn only_the_thread_of_the_work_steps_back() {
        let own = || format!("{:?}", thread_schedule_policy());
        let before = own();
        let aside = aside(own).await.expect("done");
        assert!(aside.contains("Idle"), "{aside}");
        assert_eq!(own(), before);
    }
}
