package dev.storywire.ingest.story;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a failure of the database means; told by SQLSTATE (PostgreSQL, appendix A) where there is one. */
public final class DatabaseFailures {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";
    private static final Set<String> CONFLICTS = Set.of(UNIQUE_VIOLATION, SERIALIZATION_FAILURE, DEADLOCK);
    /** Connection exception, insufficient resources, operator intervention, system error, internal error. */
    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "53", "57", "58", "XX");

    private static final int DEEPEST_CAUSE = 20;

    private DatabaseFailures() {}

    /** Two transactions met; the same one tried again can succeed. */
    public static boolean isConflict(Throwable failure) {
        return sqlState(failure).filter(CONFLICTS::contains).isPresent();
    }

    /** The database is away, starting, stopping or not answering. */
    public static boolean isOutage(Throwable failure) {
        return sqlState(failure)
                .map(state -> OUTAGE_CLASSES.contains(state.substring(0, 2)))
                .orElseGet(() -> causes(failure).anyMatch(DatabaseFailures::isConnectionFailure));
    }

    private static boolean isConnectionFailure(Throwable failure) {
        return failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof VertxException
                || failure instanceof NoStackTraceThrowable;
    }

    private static Optional<String> sqlState(Throwable failure) {
        return causes(failure).flatMap(DatabaseFailures::ownState).findFirst();
    }

    /** Hibernate wraps what the driver says in an exception of JDBC. */
    private static Stream<String> ownState(Throwable failure) {
        return switch (failure) {
            case PgException answer -> Stream.of(answer.getSqlState());
            case SQLException wrapped -> Stream.ofNullable(wrapped.getSQLState());
            default -> Stream.empty();
        };
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, it -> it == null ? null : it.getCause())
                .limit(DEEPEST_CAUSE)
                .flatMap(Stream::ofNullable);
    }
}
