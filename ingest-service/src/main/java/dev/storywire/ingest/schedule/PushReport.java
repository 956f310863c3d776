package dev.storywire.ingest.schedule;

import dev.storywire.ingest.feed.FetchRecord;
import dev.storywire.ingest.feed.SelfDescription;
import dev.storywire.ingest.schedule.plan.Rhythm;

/**
 * What is to be written down after a push. It says nothing of when to fetch next: what hubs lose is found by fetching.
 *
 * @param told what the document said of its feed
 */
record PushReport(Claim claim, Rhythm rhythm, FetchRecord record, SelfDescription told) {}
