//! What can be done with a receipt: see what was sent and what became of it, and withdraw it.
//!
//! The code is only ever in the body of a post: never in an address, a log, or a cookie.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use chrono::TimeDelta;
use domain::commitment::Status;
use domain::receipt::Receipt;
use domain::survey::journey;
use domain::{Arg, Named, Problem, Problems};

use super::commands::{StopEquality, Withdraw};
use super::forms::ReceiptForm;
use super::gate::LeadsTo;
use super::pages::{
    BecameCommitment, BecameTheme, BecameView, HeldPage, ReceiptPage, WithdrawnPage,
};
use super::queries::Held;
use super::queries::became::{Became, became};
use super::views::{Shown, Woven};
use super::{correcting, handlers, links, queries, views};
use crate::db::Try;
use crate::keys::Purpose;
use crate::survey::Published;
use crate::web::ui::{FormErrors, Link, Said};
use crate::web::{Error, Posted, Public, Reply, Routes, Shell};

/// Codes one neighbourhood may look up in ten minutes.
const LOOK_UPS: i32 = 30;
const WINDOW: TimeDelta = TimeDelta::minutes(10);

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/receipts", ask)
        .post("/receipts", show)
        .post("/receipts/equality/stop", stop)
        .post("/receipts/withdraw", withdraw);
}

/// Where a code is typed in; a mailed link fills it in.
async fn ask(_: Public, shell: Shell) -> Reply {
    let mailed = links::arrived(&shell, LeadsTo::Receipt, None);
    let code = mailed.map(|nonce| nonce.receipt(&shell.site.keys).to_string());
    shell.render(ReceiptPage {
        errors: FormErrors::none(),
        filled_in: code.is_some(),
        code: code.unwrap_or_default(),
    })
}

/// Finds what a code belongs to. A code that cannot be one, one that is not known and one that
/// was withdrawn are answered alike.
pub(super) async fn find(
    shell: &Shell,
    form: &ReceiptForm,
) -> Result<Result<(Receipt, Held), Problems>, Error> {
    if shell.site.limits.hold() {
        let client = shell.client().bytes();
        let bucket = shell
            .site
            .keys
            .hash(Purpose::Throttle, &[b"receipt", &client]);
        let tries = shell
            .db()
            .intake(Try {
                bucket,
                window: WINDOW,
                now: shell.now,
            })
            .await?;
        if tries > LOOK_UPS {
            return Err(Error::TooMany(WINDOW.num_seconds().unsigned_abs()));
        }
    }
    let receipt = match form.parse() {
        Ok(receipt) => receipt,
        Err(problems) => return Ok(Err(problems)),
    };
    let held = queries::by_receipt(shell.db().read(), &shell.site.keys, &receipt).await?;
    let unknown = || Problems::one("code", Problem::says("receipt-unknown"));
    Ok(held.map(|held| (receipt, held)).ok_or_else(unknown))
}

pub(super) fn unknown(shell: &Shell, problems: &Problems, typed: &str) -> Reply {
    let errors = FormErrors::new(shell, problems);
    let page = ReceiptPage {
        errors,
        filled_in: false,
        code: typed.to_owned(),
    };
    let known_key = problems
        .iter()
        .any(|(_, problem)| problem.key == "receipt-unknown");
    if known_key {
        shell.invalid_as(page, StatusCode::NOT_FOUND)
    } else {
        shell.invalid(page)
    }
}

async fn show(
    _: Public,
    shell: Shell,
    published: Data<Published>,
    form: Posted<ReceiptForm>,
) -> Reply {
    match find(&shell, &form).await? {
        Ok((receipt, held)) => {
            let page = page(&shell, &published, receipt, &held, false).await?;
            shell.render(page)
        }
        Err(problems) => unknown(&shell, &problems, &form.code),
    }
}

/// Withdraws in two steps: first the question, then the deed.
async fn withdraw(
    _: Public,
    shell: Shell,
    published: Data<Published>,
    form: Posted<ReceiptForm>,
) -> Reply {
    let (receipt, held) = match find(&shell, &form).await? {
        Ok(found) => found,
        Err(_) if form.confirm == "yes" => return shell.render(WithdrawnPage { withdrawn: false }),
        Err(problems) => return unknown(&shell, &problems, &form.code),
    };
    if form.confirm != "yes" {
        let page = page(&shell, &published, receipt, &held, true).await?;
        return shell.render(page);
    }
    let key = queries::survey_key(shell.db().read(), &shell.site.keys, held.survey).await?;
    let deed = Withdraw {
        receipt_hash: held.receipt_hash,
        link: key.map(|key| key.link(held.response).to_vec()),
        on: shell.now.day(),
    };
    let withdrawn = shell.db().intake(deed).await?;
    shell.site.stages.forget();
    shell.render(WithdrawnPage { withdrawn })
}

/// Deletes the equality answers and nothing else, at once: there is nothing to be asked.
async fn stop(
    _: Public,
    shell: Shell,
    published: Data<Published>,
    form: Posted<ReceiptForm>,
) -> Reply {
    let (receipt, held) = match find(&shell, &form).await? {
        Ok(found) => found,
        Err(problems) => return unknown(&shell, &problems, &form.code),
    };
    let key = queries::survey_key(shell.db().read(), &shell.site.keys, held.survey).await?;
    if let Some(key) = key {
        let deed = StopEquality {
            receipt_hash: held.receipt_hash.clone(),
            link: key.link(held.response).to_vec(),
            survey: held.survey,
            response: held.response,
            on: shell.now.day(),
        };
        shell.db().intake(deed).await?;
    }
    let page = page(&shell, &published, receipt, &held, false).await?;
    shell.render(HeldPage {
        stopped: true,
        ..page
    })
}

pub(super) async fn page(
    shell: &Shell,
    published: &Published,
    receipt: Receipt,
    held: &Held,
    confirming: bool,
) -> Result<HeldPage, Error> {
    let version = published.version(shell.db(), held.version).await?;
    let survey = handlers::find(shell, published, &held.slug).await?;
    let way = journey(&version.definition, &held.answers);
    let lang = shell.reading();
    let nonce = correcting::nonce(shell, &survey, &receipt, held);
    let closes = survey.closes_at.map(|at| shell.texts.moment(at));
    let comments: Vec<i64> = held.comments.iter().map(|(id, _)| *id).collect();
    let became = became(shell.db().read(), &comments).await?;
    let shown = Shown {
        shell,
        sent: true,
        woven: Woven::of(shell, &version.definition, &held.answers),
    };
    Ok(HeldPage {
        code: receipt.to_string(),
        title: Said::of(&version.definition.title, lang),
        received: shell.texts.date(held.received_on),
        corrected: held.corrected_on.map(|on| shell.texts.date(on)),
        sections: views::answered(&way, &held.answers, &shown, |_, _| String::new()),
        can_correct: nonce.is_some(),
        can_tag: nonce.is_some() && survey.version.equality.is_some(),
        can_stop: survey.version.equality.is_some(),
        stopped: false,
        closes: closes.filter(|_| nonce.is_some()),
        became: became_view(shell, &became),
        next_steps: Said::of(&version.definition.next_steps, lang),
        confirming,
    })
}

fn became_view(shell: &Shell, became: &Became) -> BecameView {
    let (read, words) = became.read;
    let counts = [("read", Arg::from(read)), ("count", Arg::from(words))];
    let commitment = |(id, title, status): &(i64, String, Status)| BecameCommitment {
        link: Link::new(title, shell.path(&format!("/you-said/{id}"))),
        status: shell.t(&format!("status-{}", status.name())),
    };
    BecameView {
        read: (words > 0).then(|| shell.with("became-read", &counts)),
        themes: became
            .themes
            .iter()
            .map(|theme| BecameTheme {
                name: theme.theme.clone(),
                commitments: theme.commitments.iter().map(commitment).collect(),
            })
            .collect(),
    }
}
