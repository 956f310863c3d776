package dev.storywire.ingest.leader;

import java.time.Duration;

/** What the replica that leads does over and over. */
public interface LeaderTask {

    /**
     * How a task is followed.
     *
     * @param name of the thread, and of the task in logs and metrics
     * @param lock names PostgreSQL's advisory lock among all of the database
     * @param channel whose notifications wake it
     * @param poll the longest sleep when no notification comes
     * @param takeover how often a replica that doesn't lead looks whether it should
     * @param firstPause after a failure, doubled with each further one
     * @param longestPause after a failure
     * @param statementTimeout after which the connection is given up
     */
    record Terms(
            String name,
            long lock,
            String channel,
            Duration poll,
            Duration takeover,
            Duration firstPause,
            Duration longestPause,
            Duration statementTimeout) {}

    /** One turn; a failure means that the database is away or the connection is broken, and ends the leading. */
    Turn turn(LeaderConnection connection) throws InterruptedException;
}
