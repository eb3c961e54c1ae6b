//! Notices what others do to the files: an editor, Git, a second window.

use super::Workbench;
use super::events::Event;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// How often the files are looked at.
const EVERY: Duration = Duration::from_millis(700);

/// Looks at the cases again and again and tells the windows what has changed.
///
/// Looking is used in place of the notifications that systems offer: it works on every system and every network drive,
/// and costs nothing noticeable for some hundred files.
pub async fn watch(workbench: Arc<Workbench>) {
    let mut known: Option<BTreeMap<String, Seen>> = None;
    loop {
        let bench = workbench.clone();
        let before = known.take();
        let looked = tokio::task::spawn_blocking(move || look(&bench, before)).await;
        known = looked.ok();
        tokio::time::sleep(EVERY).await;
    }
}

#[derive(Clone, PartialEq)]
struct Seen {
    stamp: Option<(SystemTime, u64)>,
    revision: Option<String>,
}

fn look(workbench: &Workbench, before: Option<BTreeMap<String, Seen>>) -> BTreeMap<String, Seen> {
    let mut now = BTreeMap::new();
    for name in workbench.folder.cases() {
        let stamp = workbench.folder.stamp(&name);
        let old = before.as_ref().and_then(|b| b.get(&name));
        let seen = match old {
            Some(old) if old.stamp == stamp => old.clone(),
            _ => Seen { stamp, revision: workbench.folder.read(&name).ok().map(|t| t.revision) },
        };
        if let Some(old) = old
            && old.revision != seen.revision
        {
            workbench.events.send(Event::Changed { name: name.clone(), revision: seen.revision.clone() });
        }
        now.insert(name, seen);
    }
    if let Some(before) = before {
        for gone in before.keys().filter(|name| !now.contains_key(*name)) {
            workbench.events.send(Event::Changed { name: gone.clone(), revision: None });
        }
        if before.keys().ne(now.keys()) {
            workbench.events.send(Event::Cases);
        }
    }
    now
}
