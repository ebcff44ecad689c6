//! What the view goes through: the files inside a file, and the evidence in them.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use eframe::egui::Ui;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

use crate::check::{Place, Value};
use crate::lens::{Hidden, Inspection};
use crate::review::{Item, Row};
use crate::ui::review::view::{View, id};

/// Made once for each inspection and judgement, and kept by egui.
pub(super) struct Found {
    pub(super) stamp: u64,
    top: Arc<Inspection>,
    /// The file itself and everything inside it, in order.
    pub(super) files: Vec<Inner>,
    /// In the order of the files and of their texts.
    pub(super) evidence: Vec<Evidence>,
}

pub(super) struct Inner {
    /// The way to it, by position in each file on it.
    route: Vec<usize>,
    /// The strictest item about it.
    pub(super) item: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) item: usize,
    pub(super) file: usize,
    pub(super) passage: usize,
    /// Bytes of the passage; `None` where all of it is evidence.
    pub(super) range: Option<Range<usize>>,
}

impl Inner {
    pub(super) fn depth(&self) -> usize {
        self.route.len()
    }
}

impl Found {
    pub(super) fn load(ui: &Ui, view: &View<'_>, index: usize, top: &Arc<Inspection>) -> Arc<Self> {
        let name = id().with("found inside");
        let stamp = stamp(view, index, top);
        let kept = ui.data(|data| data.get_temp::<Arc<Self>>(name)).filter(|found| found.stamp == stamp);
        kept.unwrap_or_else(|| {
            let fresh = Arc::new(Self::new(stamp, top.clone(), about(view, index)));
            ui.data_mut(|data| data.insert_temp(name, fresh.clone()));
            fresh
        })
    }

    fn new<'i>(stamp: u64, top: Arc<Inspection>, items: impl Iterator<Item = (usize, &'i Item)>) -> Self {
        let mut found = Self { stamp, files: routes(&top), evidence: Vec::new(), top };
        let by_route: HashMap<Vec<usize>, usize> =
            found.files.iter().enumerate().map(|(at, file)| (file.route.clone(), at)).collect();
        let mut strictest: HashMap<usize, &Item> = HashMap::new();
        for (at, item) in items {
            let Place::Attachment { path, range, .. } = &item.place else { continue };
            let (route, label) = route(&found.top, path);
            let Some(&file) = by_route.get(&route) else { continue };
            if item.is_alarm() && strictest.get(&file).is_none_or(|other| other.level < item.level) {
                strictest.insert(file, item);
                if let Some(inner) = found.files.get_mut(file) {
                    inner.item = Some(at);
                }
            }
            let Some(inspection) = follow(&found.top, &route) else { continue };
            let evidence = evidence(inspection, item, label, range.map(crate::check::Span::range));
            found.evidence.extend(evidence.map(|(passage, range)| Evidence { item: at, file, passage, range }));
        }
        found.evidence.sort_by_key(|evidence| {
            (evidence.file, evidence.passage, evidence.range.as_ref().map_or(0, |range| range.start))
        });
        found
    }

    pub(super) fn file(&self, at: usize) -> Option<&Inspection> {
        follow(&self.top, &self.files.get(at)?.route)
    }

    /// Evidence in one text of a file, with its number among all.
    pub(super) fn evidence_in(&self, file: usize, passage: usize) -> impl Iterator<Item = (usize, &Evidence)> {
        let from = self.evidence.partition_point(|evidence| (evidence.file, evidence.passage) < (file, passage));
        let rest = self.evidence.iter().enumerate().skip(from);
        rest.take_while(move |(_, evidence)| (evidence.file, evidence.passage) == (file, passage))
    }

    /// The evidence of an item, or the file that its place names.
    pub(super) fn at(&self, items: &[Item], place: &Place) -> (usize, Option<usize>) {
        let of = |evidence: &Evidence| items.get(evidence.item).is_some_and(|item| item.place == *place);
        if let Some(at) = self.evidence.iter().position(of) {
            return (self.evidence.get(at).map_or(0, |evidence| evidence.file), Some(at));
        }
        let Place::Attachment { path, .. } = place else { return (0, None) };
        let (route, _) = route(&self.top, path);
        (self.files.iter().position(|file| file.route == route).unwrap_or(0), None)
    }

    /// Where to begin when nothing was asked for: at the first evidence, or where there is something to read.
    pub(super) fn first(&self) -> (usize, Option<usize>) {
        if let Some(evidence) = self.evidence.first() {
            return (evidence.file, Some(0));
        }
        let reads = |at: &usize| self.file(*at).is_some_and(|file| !file.passages.is_empty());
        ((0..self.files.len()).find(reads).unwrap_or(0), None)
    }
}

/// The items about one attachment, by their number.
fn about<'v>(view: &View<'v>, wanted: usize) -> impl Iterator<Item = (usize, &'v Item)> {
    let about = move |item: &Item| matches!(item.place, Place::Attachment { index, .. } if index == wanted);
    view.items().iter().enumerate().filter(move |(_, item)| about(item))
}

fn stamp(view: &View<'_>, index: usize, top: &Arc<Inspection>) -> u64 {
    let mut hasher = DefaultHasher::new();
    (index, Arc::as_ptr(top) as usize, view.on.review.digest().0).hash(&mut hasher);
    about(view, index).for_each(|(at, item)| (at, &item.key).hash(&mut hasher));
    hasher.finish()
}

fn routes(top: &Inspection) -> Vec<Inner> {
    let mut files = Vec::new();
    let mut stack = vec![(Vec::new(), top)];
    while let Some((route, file)) = stack.pop() {
        let further = file.inside.iter().enumerate().rev().map(|(at, inner)| {
            let mut route = route.clone();
            route.push(at);
            (route, inner)
        });
        stack.extend(further);
        files.push(Inner { route, item: None });
    }
    files
}

fn follow<'t>(top: &'t Inspection, route: &[usize]) -> Option<&'t Inspection> {
    route.iter().try_fold(top, |file, at| file.inside.get(*at))
}

/// The file that a place names, and the name of the spot in it.
fn route<'p>(top: &Inspection, path: &'p [String]) -> (Vec<usize>, Option<&'p str>) {
    let (mut route, mut file) = (Vec::new(), top);
    for name in path {
        let Some(at) = file.inside.iter().position(|inner| inner.name == *name) else {
            return (route, Some(name.as_str()));
        };
        let Some(inner) = file.inside.get(at) else { break };
        route.push(at);
        file = inner;
    }
    (route, None)
}

/// The texts that an item is about: bytes of one, or all that is hidden in one way.
fn evidence<'f>(
    file: &'f Inspection,
    item: &'f Item,
    label: Option<&'f str>,
    range: Option<Range<usize>>,
) -> Box<dyn Iterator<Item = (usize, Option<Range<usize>>)> + 'f> {
    if let Some(range) = range.filter(|_| !item.rows.iter().any(is_in_name)) {
        let here = file.passages.iter().position(|passage| {
            passage.text.get(range.clone()).is_some() && passage.spot_at(range.start).label().as_deref() == label
        });
        return Box::new(here.map(|passage| (passage, Some(range))).into_iter());
    }
    let ways: Vec<Hidden> = item.rows.iter().filter_map(way).collect();
    let hidden = file.passages.iter().enumerate();
    let hidden = hidden.filter(move |(_, passage)| passage.hidden.is_some_and(|how| ways.contains(&how)));
    Box::new(hidden.map(|(passage, _)| (passage, None)))
}

/// Bytes of the name are none of a text.
fn is_in_name(row: &Row) -> bool {
    matches!(row.finding.args.get("where"), Some(Value::Text(scope)) if scope == "file_name")
}

/// How the content that a finding is about is hidden.
fn way(row: &Row) -> Option<Hidden> {
    let Some(Value::Text(how)) = row.finding.args.get("how") else { return None };
    let name: StrDeserializer<'_, Error> = how.as_str().into_deserializer();
    Hidden::deserialize(name).ok()
}
