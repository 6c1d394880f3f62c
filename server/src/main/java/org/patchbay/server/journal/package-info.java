/**
 * What outlives {@code kill -9}: an append-only log of opaque records, with snapshots.
 *
 * <p>Arrives: records from a loop, each with what is to be run once it is written; at start, the
 * file that the last process left. Leaves: the records of that file, in order; completions, handed
 * to the loop in batches. The loop only queues; one writer thread writes, and a second one writes
 * snapshots and forces the file to the disk about once a second. A record that was acknowledged
 * survives the death of the process; a power cut may cost the last second. Start reading at {@link
 * org.patchbay.server.journal.RecordLog}.
 */
package org.patchbay.server.journal;
