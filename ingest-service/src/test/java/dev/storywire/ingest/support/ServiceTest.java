package dev.storywire.ingest.support;

import dev.storywire.embedded.quarkus.KafkaResource;
import dev.storywire.embedded.quarkus.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the running service, on a real PostgreSQL and a real Kafka, with a publisher on this machine; all of them share one start. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PublisherResource.class)
@QuarkusTestResource(SearchResource.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ServiceTest {}
