package dev.storywire.search.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.storywire.search.storyevent.SettledOffsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * Where a subscriber stands in the stream: for each partition of the topic, the first offset that it has not seen. As text
 * it is the id of an event. Positions outlive replicas and indices: offsets are the topic's.
 *
 * @param topic eight characters that differ where the topic is another
 * @param next by partition; partitions that were added since count as not seen at all
 */
public record StreamPosition(String topic, List<Long> next) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{8})((?:-[0-9a-z]{1,12}){1,4096})");
    private static final int RADIX = 36;
    private static final int LONGEST = 32 * 1024;

    public StreamPosition {
        next = List.copyOf(next);
    }

    /** Everything settled has been seen. */
    public static StreamPosition of(SettledOffsets settled) {
        CRC32 crc = new CRC32();
        crc.update(settled.topic().getBytes(UTF_8));
        return new StreamPosition(String.format("%08x", crc.getValue()), settled.next());
    }

    /** The beginning of the same topic. */
    public StreamPosition beginning() {
        return new StreamPosition(topic, next.stream().map(_ -> 0L).toList());
    }

    /** Whether this is a place of that stream: of the same topic, with no partition that it lacks. */
    public boolean isOf(StreamPosition stream) {
        return topic.equals(stream.topic) && next.size() <= stream.next.size();
    }

    /** Empty where the text is no position of any stream. */
    public static Optional<StreamPosition> parse(String id) {
        var form = FORM.matcher(id);
        if (id.length() > LONGEST || !form.matches()) {
            return Optional.empty();
        }
        List<Long> next = Arrays.stream(form.group(2).substring(1).split("-"))
                .map(offset -> Long.parseLong(offset, RADIX))
                .toList();
        return Optional.of(new StreamPosition(form.group(1), next));
    }

    /** As the id of an event. */
    public String id() {
        return next.stream()
                .map(offset -> Long.toString(offset, RADIX))
                .collect(Collectors.joining("-", topic + "-", ""));
    }

    public long offset(int partition) {
        return partition < next.size() ? next.get(partition) : 0;
    }

    /** Events between here and there; what there has not reached counts as none. */
    public long behind(StreamPosition front) {
        long events = 0;
        for (int p = 0; p < front.next.size(); p++) {
            events += Math.max(0, front.next.get(p) - offset(p));
        }
        return events;
    }

    /** Of the way to the front, this share of every partition's, though one event of each at least. */
    public StreamPosition towards(StreamPosition front, double share) {
        List<Long> reached = new ArrayList<>();
        for (int p = 0; p < Math.max(next.size(), front.next.size()); p++) {
            long gap = Math.max(0, front.offset(p) - offset(p));
            reached.add(offset(p) + Math.min(gap, Math.max(1, (long) (gap * share))));
        }
        return new StreamPosition(topic, reached);
    }

    /** The later of both in every partition. */
    public StreamPosition orLater(StreamPosition other) {
        return towards(other, 1);
    }

    /**
     * In the middle of a stretch that is told partition by partition: those before are told to the end, this one up to an
     * offset, those behind not at all.
     */
    StreamPosition within(StreamPosition end, int partition, long nextOffset) {
        List<Long> reached = new ArrayList<>();
        for (int p = 0; p < end.next.size(); p++) {
            reached.add(p < partition ? end.offset(p) : p == partition ? nextOffset : offset(p));
        }
        return new StreamPosition(topic, reached);
    }
}
