//! Proposals of a theme that are let stand together, after a sample of them.

use domain::{Arg, Problem, Problems};

use super::OfTheme;
use super::shown;
use super::theme::{back, beside, link};
use crate::db::Tx;
use crate::themes::commands::{self, SAMPLE, Together};
use crate::themes::forms::TogetherForm;
use crate::themes::pages::BatchPage;
use crate::themes::queries;
use crate::web::flash::Flash;
use crate::web::ui::{Choice, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/theme/{theme}/together", together)
        .post("/staff/theme/{theme}/together", accept_together);
}

async fn together(officer: OfTheme, shell: Shell) -> Reply {
    let form = TogetherForm::default();
    shell.render(batch(&shell, &officer, &form, &Problems::new()).await?)
}

async fn batch(
    shell: &Shell,
    officer: &OfTheme,
    typed: &TogetherForm,
    problems: &Problems,
) -> Result<BatchPage, Error> {
    let (question, themes) = beside(shell, officer).await?;
    let id = officer.object().0;
    let row = themes.iter().find(|theme| theme.id == id);
    let row = row.ok_or(Error::NotFound)?;
    let (open, sample) = queries::sample(shell.db().read(), id, SAMPLE).await?;
    let sample = match typed.sample.is_empty() {
        true => sample,
        false => typed.sample.clone(),
    };
    let wrong: Vec<i64> = typed.wrong.iter().copied().collect();
    let at = shown::here(&question);
    let errors = FormErrors::new(shell, problems);
    Ok(BatchPage {
        theme: link(row),
        here: format!("/staff/theme/{id}/together"),
        open: shell.with("theme-open", &[("count", Arg::from(open))]),
        doubt: (!problems.is_empty()).then(|| {
            let values = [
                ("wrong", Arg::from(wrong.len())),
                ("count", Arg::from(sample.len())),
            ];
            shell.with("together-doubt", &values)
        }),
        sample: shown::comments(shell, &sample, &themes, &at, &wrong).await?,
        sure: vec![Choice::plain("yes", shell.t("together-sure"), typed.sure)],
        sure_error: errors.of("sure"),
        errors,
    })
}

async fn accept_together(officer: OfTheme, shell: Shell, form: Posted<TogetherForm>) -> Reply {
    beside(&shell, &officer).await?;
    if form.doubtful() && !form.sure {
        let problems = Problems::one("sure", Problem::says("together-doubtful"));
        return shell.invalid(batch(&shell, &officer, &form, &problems).await?);
    }
    let now = shell.now;
    let (sample, wrong) = (&form.sample, &form.wrong);
    let accept = async |tx: &Tx| commands::accept_together(tx, &officer, sample, wrong, now).await;
    match shell.db().write(accept).await? {
        Together::Done(stood, out) => {
            let flash = Flash::new("flash-together").with("count", stood);
            back(&shell, &officer, flash.with("out", out))
        }
        Together::Unread => Err(Error::Conflict("sample-unread")),
        Together::Merged => Err(Error::Conflict("theme-merged")),
    }
}
