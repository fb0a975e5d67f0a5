// Package spool keeps events on disk until an upstream has taken them: what [Spool.Put] has taken is delivered at
// least once, also after a kill or a power cut. It is for events that are masked already, and hides them all the same:
// its folder is 0700, its files 0600, and its errors and logs hold nothing of an event.
//
// # Files
//
// Events are appended to segments, N.log, which end at a sixteenth of Options.MaxBytes or at 16 MiB. Whatever is written
// is one of four records: an event, an event that was moved from an older segment, that an event is done, and an id that
// is remembered. Nothing is ever changed in place.
//
//   - Calls at a time share one write and one sync. Only then do they return.
//   - A segment begins with its predecessor's number and how much of that was synced. What stands behind that, which is
//     what a failed write leaves, is not read. After a failure the next write begins a new segment.
//   - Segments go oldest first, so that a record that says "done" never goes before the event that it speaks of. One
//     that holds back many is emptied by moving its last events to the end, as soon as the room is needed.
//   - Of a segment that goes the ids that are remembered stay, in N.ids.
//   - A file of ballast goes when the disk is full: that events are done can then still be written.
//   - An event that the upstream refuses for good is in a file of its own, KEY.dead.
//   - Each record has a checksum, and begins with eight bytes that are drawn for its file: behind damage the next
//     record is found by them, and no event can hold what looks like one. A damaged file becomes N.damaged instead of
//     being removed.
package spool
