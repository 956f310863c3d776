package dev.storywire.ingest.preview;

import dev.storywire.ingest.normalize.DocumentNormalizer;
import dev.storywire.ingest.normalize.NormalizerLimits;
import dev.storywire.ingest.normalize.StoryFinisher;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the pure normalising classes together, with the limits of the settings and the service's clock. */
class Normalizing {

    @Produces
    @Singleton
    static NormalizerLimits limits(DocumentSettings settings) {
        return new NormalizerLimits(
                Math.toIntExact(settings.maxSize().asLongValue()),
                Math.toIntExact(settings.maxInflatedSize().asLongValue()),
                settings.stories(),
                settings.pageStories(),
                settings.depth(),
                settings.attributes(),
                settings.entityChars(),
                Math.toIntExact(settings.valueSize().asLongValue()),
                settings.elements(),
                settings.blocks(),
                settings.readingTime(),
                settings.headlineChars(),
                settings.summaryChars(),
                settings.bodyChars(),
                settings.urlChars(),
                settings.listItems(),
                settings.diagnostics());
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
