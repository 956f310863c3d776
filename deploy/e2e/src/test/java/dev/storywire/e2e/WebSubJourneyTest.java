package dev.storywire.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A feed whose publisher has a hub: what the hub sends comes in at once, and nobody else can send in its name. */
@ExtendWith(SuiteExtension.class)
class WebSubJourneyTest {

    private static final int HOST = 4;

    private static Publisher publisher;
    private static Feeds feeds;

    @BeforeAll
    static void remember(Gateway gateway, Publisher started) {
        publisher = started;
        feeds = new Feeds(gateway);
    }

    @Test
    void whatAHubSendsIsFoundWithoutAFetchAndWhatOthersSendInItsNameIsNot() {
        var hub = new Hub();
        publisher.at("/hub", hub);
        String topic = publisher.url(HOST, "/hubbed");
        var feed = new NewsFeed("Hubbed News").publish("hubbedfirst");
        var links = "<%s>; rel=\"hub\", <%s>; rel=\"self\"".formatted(publisher.url(HOST, "/hub"), topic);
        publisher.at(
                "/hubbed",
                (request, reply) ->
                        reply.send(200, Map.of("Content-Type", "application/rss+xml", "Link", links), feed.bytes()));
        String id = feeds.register(topic, Map.of());
        feeds.fetched(id, 1);
        await().atMost(Feeds.FETCHED).until(() -> hub.confirmed().size() == 1);
        var subscription = hub.confirmed().getFirst();
        assertThat(subscription).containsEntry("hub.topic", topic).containsEntry("hub.mode", "subscribe");
        await().atMost(Feeds.FETCHED).until(() -> "active".equals(feeds.feed(id).getString("push.state")));

        int fetches = publisher.requests("/hubbed").size();
        int refused = Hub.send(subscription, new NewsFeed("Hubbed News").publish("forgery"), "guessed")
                .statusCode();
        int taken = Hub.send(subscription, feed.publish("hubbedsecond")).statusCode();

        assertThat(List.of(refused, taken)).as("nobody is told which").containsExactly(202, 202);
        feeds.assertStories(id, "hubbedfirst", "hubbedsecond");
        assertThat(publisher.requests("/hubbed")).as("not fetched again").hasSize(fetches);
        assertThat(feeds.fetches(id).getFirst()).containsEntry("cause", "push").containsEntry("newStories", 1);
        assertThat(feeds.refresh(id)).as("nothing doubled by the next fetch").containsEntry("newStories", 0);
        feeds.assertStories(id, "hubbedfirst", "hubbedsecond");
    }

    @Test
    void aHubAtAForbiddenAddressIsNotAskedAndTheFeedGoesOnByPolling() {
        var feed = new NewsFeed("Trapped News").publish("trapped");
        publisher.at(
                "/trapped",
                (request, reply) -> reply.send(
                        200,
                        Map.of(
                                "Content-Type",
                                "application/rss+xml",
                                "Link",
                                "<http://169.254.169.254/latest>; rel=\"hub\", <%s>; rel=\"self\""
                                        .formatted(publisher.url(HOST, "/trapped"))),
                        feed.bytes()));
        String id = feeds.register(publisher.url(HOST, "/trapped"), Map.of());
        feeds.fetched(id, 1);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> "failed".equals(feeds.feed(id).getString("push.state")));
        assertThat(feeds.feed(id).getString("push.reason")).isNotBlank();
        assertThat(feeds.feed(id).getString("state")).isEqualTo("healthy");
        feed.publish("trappedlater");
        feeds.refresh(id);
        feeds.assertStories(id, "trapped", "trappedlater");
    }
}
