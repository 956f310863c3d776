package dev.storywire.ingest.fetch;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What is sent along with a request. */
final class RequestHeaders {

    private RequestHeaders() {}

    /**
     * @param origin the address that the request was made for, which may be another one than that of this hop
     * @param userAgent where the request has none of its own
     */
    static RequestOptions of(FetchRequest request, WebAddress address, WebAddress origin, String userAgent) {
        RequestOptions options = new RequestOptions()
                .setMethod(request.content() == null ? HttpMethod.GET : HttpMethod.POST)
                .putHeader("User-Agent", request.userAgent() == null ? userAgent : request.userAgent())
                .putHeader("Accept", request.purpose().accept())
                .putHeader("Accept-Encoding", ContentCodings.accepted());
        if (address.host().indexOf(':') >= 0) {
            options.putHeader("Host", address.authority());
        }
        Content content = request.content();
        if (content != null) {
            options.putHeader("Content-Type", content.type());
            content.headers().forEach(options::putHeader);
        }
        Validators validators = request.validators();
        if (validators.etag() != null) {
            options.putHeader("If-None-Match", validators.etag());
        }
        if (validators.lastModified() != null) {
            options.putHeader("If-Modified-Since", validators.lastModified());
        }
        BasicCredentials credentials = request.credentials();
        if (credentials != null && address.sameOrigin(origin)) {
            byte[] pair = (credentials.user() + ':' + credentials.password()).getBytes(StandardCharsets.UTF_8);
            options.putHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        return options;
    }
}
