package dev.storywire.search.access;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** Where calls must come by TLS, a line is taken from those alone who show a certificate of an authority that is trusted. */
@ApplicationScoped
class ClientCertificates implements HttpServerOptionsCustomizer {

    private final boolean needed;

    ClientCertificates(AccessSettings settings) {
        this.needed = settings.tls();
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        if (needed) {
            options.setClientAuth(ClientAuth.REQUIRED);
        }
    }
}
