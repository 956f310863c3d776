package dev.storywire.search.storyevent;

import dev.storywire.search.problem.ParameterFault;
import dev.storywire.search.problem.Problems;
import dev.storywire.search.storyevent.Redrive.Outcome;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Events that could not be indexed, for administrators: list, show, send through again. */
@Path("/v1/admin/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operation")
public class DeadLetterResource {
    private static final Logger LOG = Logger.getLogger(DeadLetterResource.class);
    private static final int LARGEST_PAGE = 200;

    /**
     * Dead letters.
     *
     * @param total of those among the newest 10,000 records that match
     * @param letters newest first
     */
    public record Page(int total, List<DeadLetter> letters) {}

    /** What became of each, in the order of the list. */
    public record Outcomes(List<Outcome> outcomes) {}

    private final DeadLetterArchive archive;
    private final Redrive redrive;
    private final ExecutorService threads;

    DeadLetterResource(DeadLetterArchive archive, Redrive redrive, @VirtualThreads ExecutorService threads) {
        this.archive = archive;
        this.redrive = redrive;
        this.threads = threads;
    }

    /**
     * The dead letters, newest first.
     *
     * @param size 1 to 200
     * @param from how many to leave out at the beginning
     * @param all {@code true}: also those that were sent through again since
     */
    @GET
    @Operation(summary = "Events that could not be indexed, newest first")
    public Uni<Page> list(
            @QueryParam("size") @DefaultValue("50") String size,
            @QueryParam("from") @DefaultValue("0") String from,
            @QueryParam("all") @DefaultValue("false") boolean all) {
        int most = number("size", size, 1, LARGEST_PAGE);
        int start = number("from", from, 0, DeadLetterArchive.MOST);
        return onThread(() -> {
            List<DeadLetter> letters = archive.newest().stream()
                    .filter(letter -> all || !letter.redriven())
                    .toList();
            return new Page(
                    letters.size(), letters.stream().skip(start).limit(most).toList());
        });
    }

    /** One dead letter, whole; 404 where there is none. */
    @GET
    @Path("{id}")
    @Operation(summary = "One event that could not be indexed, whole")
    public Uni<DeadLetter> show(@PathParam("id") String id) {
        return onThread(() -> DeadLetterArchive.letter(record(id), true));
    }

    /** Sends one dead letter through again; 404 where there is none. */
    @POST
    @Path("{id}/redrive")
    @Operation(summary = "Index one of them after all")
    public Uni<Outcome> redrive(@PathParam("id") String id) {
        return onThread(() -> redrive.send(record(id)));
    }

    /** Sends the newest dead letters that are still open through again, oldest of them first, 200 at most. */
    @POST
    @Path("redrive")
    @Operation(summary = "Index the newest of them after all, 200 at most")
    public Uni<Outcomes> redriveAll() {
        return onThread(() -> {
            List<DeadLetter> open = archive.newest().stream()
                    .filter(letter -> !letter.redriven())
                    .limit(LARGEST_PAGE)
                    .toList();
            List<Outcome> outcomes = new ArrayList<>();
            for (DeadLetter letter : open.reversed()) {
                archive.record(letter.id()).ifPresent(record -> outcomes.add(redrive.send(record)));
            }
            return new Outcomes(outcomes);
        });
    }

    private ConsumerRecord<String, byte[]> record(String id) {
        Optional<ConsumerRecord<String, byte[]>> record = archive.record(id);
        return record.orElseThrow(() -> Problems.missing(
                "dead-letter-not-found", "No such dead letter", "No dead letter that is still kept has this id."));
    }

    private static int number(String name, String text, int least, int most) {
        if (text.matches("\\d{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw Problems.invalidParameters(
                List.of(new ParameterFault(name, null, "expected a number from " + least + " to " + most)));
    }

    private <T> Uni<T> onThread(Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(threads)
                .onFailure(e -> !(e instanceof HttpProblem))
                .transform(e -> {
                    LOG.warnf("event=dead-letters-unreadable reason=\"%s\"", e.getMessage());
                    return Problems.unavailable();
                });
    }
}
