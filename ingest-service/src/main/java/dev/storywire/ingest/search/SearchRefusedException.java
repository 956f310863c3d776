package dev.storywire.ingest.search;

import dev.storywire.ingest.problem.FieldError;
import java.util.List;

/** The search service can't do with what it was asked. */
public class SearchRefusedException extends RuntimeException {

    private final transient List<FieldError> errors;

    /** @param errors as it names them: by its own parameters; one at least */
    SearchRefusedException(List<FieldError> errors) {
        super("The search was refused");
        this.errors = errors;
    }

    /** What is wrong. */
    public List<FieldError> errors() {
        return errors;
    }
}
