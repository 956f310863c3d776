package dev.storywire.e2e;

import dev.storywire.local.Suite;
import dev.storywire.local.SuiteSettings;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one suite of this module's test run: started by the first that asks, stopped after the last. */
final class SuiteExtension implements ParameterResolver {

    /** Closed by JUnit with the root store. */
    private record Started(Suite suite) implements AutoCloseable {

        static Started now() {
            var suite = new Suite(SuiteSettings.defaults().withApiKey(Gateway.KEY));
            try {
                suite.start((part, took) -> {});
                return new Started(suite);
            } catch (RuntimeException failure) {
                suite.close();
                throw failure;
            }
        }

        @Override
        public void close() {
            suite.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Suite.class || type == Gateway.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var suite = context.getRoot()
                .getStore(Namespace.create(SuiteExtension.class))
                .computeIfAbsent(Started.class, type -> Started.now(), Started.class)
                .suite();
        return parameter.getParameter().getType() == Suite.class
                ? suite
                : new Gateway(suite.gateway().base());
    }
}
