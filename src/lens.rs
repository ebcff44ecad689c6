//! What an attachment is, from its bytes. Looking inside comes with later lenses; until then each [`Inspection`] says so.
