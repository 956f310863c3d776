package dev.storywire.e2e;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A WebSub hub at one of a publisher's hosts: it confirms what it is asked for, and sends what it is told to. */
final class Hub implements Publisher.Behaviour {

    private static final String CHALLENGE = "prove-that-it-was-you-4711";
    private static final String LEASE_SECONDS = "864000";

    private final List<Map<String, String>> confirmed = new CopyOnWriteArrayList<>();

    /** Takes the request, and confirms it by a call of its own (WebSub, section 5.3). */
    @Override
    public void answer(Publisher.Request request, Publisher.Reply reply) throws IOException {
        Map<String, String> form = form(request.body());
        reply.send(202, Map.of(), new byte[0]);
        String echoed = given().urlEncodingEnabled(true)
                .queryParam("hub.mode", form.get("hub.mode"))
                .queryParam("hub.topic", form.get("hub.topic"))
                .queryParam("hub.challenge", CHALLENGE)
                .queryParam("hub.lease_seconds", LEASE_SECONDS)
                .get(form.get("hub.callback"))
                .body()
                .asString();
        if (CHALLENGE.equals(echoed)) {
            confirmed.add(form);
        }
    }

    /** The subscriptions that were confirmed. */
    List<Map<String, String>> confirmed() {
        return confirmed;
    }

    /** Sends a feed to a subscriber, signed with its secret. */
    static Response send(Map<String, String> subscription, NewsFeed feed) {
        return send(subscription, feed, subscription.getOrDefault("hub.secret", ""));
    }

    static Response send(Map<String, String> subscription, NewsFeed feed, String secret) {
        return given().contentType("application/rss+xml")
                .header("X-Hub-Signature", "sha256=" + signature(secret, feed.bytes()))
                .body(feed.bytes())
                .post(subscription.get("hub.callback"));
    }

    private static String signature(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
