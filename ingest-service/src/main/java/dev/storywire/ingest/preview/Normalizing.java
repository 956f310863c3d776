package dev.storywire.ingest.preview;

import dev.storywire.ingest.normalize.DocumentNormalizer;
import dev.storywire.ingest.normalize.NormalizerLimits;
import dev.storywire.ingest.normalize.NormalizerLimitsBuilder;
import dev.storywire.ingest.normalize.StoryFinisher;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the pure normalising classes together, with the limits of the settings and the service's clock. */
class Normalizing {

    @Produces
    @Singleton
    NormalizerLimits limits(DocumentSettings settings) {
        return NormalizerLimitsBuilder.builder(NormalizerLimits.defaults())
                .documentBytes(Math.toIntExact(settings.maxSize().asLongValue()))
                .inflatedBytes(Math.toIntExact(settings.maxInflatedSize().asLongValue()))
                .build();
    }

    @Produces
    @Singleton
    StoryFinisher finisher(NormalizerLimits limits, Clock clock) {
        return new StoryFinisher(limits, clock);
    }

    @Produces
    @Singleton
    DocumentNormalizer normalizer(NormalizerLimits limits, Clock clock) {
        return new DocumentNormalizer(limits, clock);
    }
}
