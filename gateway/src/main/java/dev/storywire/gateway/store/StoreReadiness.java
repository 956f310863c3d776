package dev.storywire.gateway.store;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the tables were set up or the database was found away: what is away is told here and stops nobody, as searches
 * don't need it.
 */
@Readiness
@ApplicationScoped
public class StoreReadiness implements AsyncHealthCheck {

    private final Migrations migrations;

    StoreReadiness(Migrations migrations) {
        this.migrations = migrations;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        Migrations.State state = migrations.state();
        return Uni.createFrom()
                .item(HealthCheckResponse.named("store")
                        .status(state != Migrations.State.UNTRIED)
                        .withData("tables", state == Migrations.State.CURRENT ? "current" : "not set up yet")
                        .build());
    }
}
