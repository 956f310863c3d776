package dev.storywire.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.storywire.client.ApiClient;
import dev.storywire.client.ApiException;
import dev.storywire.client.api.FeedsApi;
import dev.storywire.client.api.KeysApi;
import dev.storywire.client.api.OperationApi;
import dev.storywire.client.api.StoriesApi;
import dev.storywire.client.api.StoriesApi.APIGetStoryRequest;
import dev.storywire.client.api.StoriesApi.APIPushStoriesRequest;
import dev.storywire.client.api.StoriesApi.APISearchStoriesRequest;
import dev.storywire.client.model.NewFeed;
import dev.storywire.client.model.NewKey;
import dev.storywire.client.model.Overall;
import dev.storywire.client.model.PageOfStories;
import dev.storywire.client.model.PushedStory;
import dev.storywire.client.model.Role;
import dev.storywire.client.model.Source;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever makes a client of the OpenAPI document, as the build does here, has one that works. */
@ExtendWith(SuiteExtension.class)
class ClientJourneyTest {

    private static final Duration SEARCHABLE = Duration.ofSeconds(30);

    @Test
    void aStoryThatIsPushedByTheClientIsFoundAndReadByIt(Gateway gateway) throws ApiException {
        var stories = new StoriesApi(client(gateway, Gateway.KEY));
        var pushed = stories.pushStories(APIPushStoriesRequest.newBuilder()
                .pushedStory(new PushedStory()
                        .source(new Source().name("Client Wire"))
                        .externalId("c-1")
                        .headline("The zqxclient reached its berth"))
                .prefer("wait=10")
                .build());
        var id = Objects.requireNonNull(pushed.getOutcomes().getFirst().getId());

        var page = await().atMost(SEARCHABLE).until(() -> search(stories, "zqxclient"), found -> !found.getStories()
                .isEmpty());
        var story = stories.getStory(APIGetStoryRequest.newBuilder().id(id).build());

        assertThat(page.getStories().getFirst().getId()).isEqualTo(id);
        assertThat(story.getHeadline()).isEqualTo("The zqxclient reached its berth");
        assertThat(story.getRevisions()).hasSize(1);
    }

    @Test
    void aKeyThatIsMadeByTheClientOpensTheDoorAsFarAsItsRoleGoes(Gateway gateway) throws ApiException {
        var made = new KeysApi(client(gateway, Gateway.KEY))
                .createKey(KeysApi.APICreateKeyRequest.newBuilder()
                        .newKey(new NewKey().name("Client").role(Role.READER))
                        .build());
        var reader = client(gateway, made.getKey());

        assertThat(new OperationApi(reader).getStatus().getStatus()).isEqualTo(Overall.UP);
        var refused = catchThrowableOfType(ApiException.class, () -> new FeedsApi(reader)
                .registerFeed(FeedsApi.APIRegisterFeedRequest.newBuilder()
                        .newFeed(new NewFeed().url(URI.create("https://post.example/feed.xml")))
                        .build()));
        assertThat(refused.getCode()).isEqualTo(403);
        assertThat(refused.getResponseBody()).contains("https://storywire.dev/problems/forbidden");
    }

    private static PageOfStories search(StoriesApi stories, String query) throws ApiException {
        return stories.searchStories(
                APISearchStoriesRequest.newBuilder().q(query).size(10).build());
    }

    private static ApiClient client(Gateway gateway, String key) {
        var client = new ApiClient();
        client.updateBaseUri(gateway.base().toString());
        return client.setRequestInterceptor(request -> request.header("X-API-Key", key));
    }
}
