package dev.storywire.gateway.fake;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An OpenID provider, played: publishes its key and signs tokens. */
public final class Tokens implements AutoCloseable {

    static final String ISSUER = "https://issuer.example";
    private static final String KEY_ID = "test";

    private final KeyPair keys = pair();
    private final KeyPair strangersKeys = pair();
    private final HttpServer server;

    Tokens(Vertx vertx) {
        this.server = vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(keySet().encode()))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** A token that is good for five minutes. */
    public String of(String subject, String... roles) {
        return signed(keys, claims(subject, Instant.now().plusSeconds(300), roles));
    }

    /** A token that was good once. */
    public String expired(String subject, String... roles) {
        return signed(keys, claims(subject, Instant.now().minusSeconds(300), roles));
    }

    /** A token that somebody else signed. */
    public String forged(String subject, String... roles) {
        return signed(strangersKeys, claims(subject, Instant.now().plusSeconds(300), roles));
    }

    private static JsonObject claims(String subject, Instant expiry, String... roles) {
        return new JsonObject()
                .put("iss", ISSUER)
                .put("sub", subject)
                .put("iat", Instant.now().minusSeconds(600).getEpochSecond())
                .put("exp", expiry.getEpochSecond())
                .put("groups", new JsonArray(List.copyOf(Arrays.asList(roles))));
    }

    private static String signed(KeyPair with, JsonObject claims) {
        try {
            String content = part(new JsonObject().put("alg", "RS256").put("kid", KEY_ID)) + "." + part(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(with.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encoded(signature.sign());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private JsonObject keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return new JsonObject()
                .put(
                        "keys",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("kty", "RSA")
                                        .put("alg", "RS256")
                                        .put("use", "sig")
                                        .put("kid", KEY_ID)
                                        .put("n", unsigned(key.getModulus()))
                                        .put("e", unsigned(key.getPublicExponent()))));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return encoded(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String part(JsonObject json) {
        return encoded(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        server.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
