package dev.storywire.ingest.normalize;

import dev.storywire.ingest.parse.model.ParseNote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what was odd or lost in one document, up to a number; what comes after that is only counted. */
public final class Diagnostics {
    private final int most;
    private final List<Diagnostic> collected = new ArrayList<>();
    private int left;

    /** @param most diagnostics to keep, besides the one that tells how many were left out */
    public Diagnostics(int most) {
        this.most = most;
    }

    public void info(String code, String message, @Nullable String path) {
        add(new Diagnostic(Severity.INFO, code, message, path));
    }

    public void warning(String code, String message, @Nullable String path) {
        add(new Diagnostic(Severity.WARNING, code, message, path));
    }

    public void error(String code, String message, @Nullable String path) {
        add(new Diagnostic(Severity.ERROR, code, message, path));
    }

    public void add(Diagnostic diagnostic) {
        if (collected.size() < most) {
            collected.add(diagnostic);
        } else {
            left++;
        }
    }

    /** Adds what reading the document's bytes and format found. */
    void addNotes(List<ParseNote> notes) {
        for (ParseNote note : notes) {
            Severity severity =
                    switch (note.weight()) {
                        case ODD -> Severity.INFO;
                        case LOST -> Severity.WARNING;
                        case ENDED -> Severity.ERROR;
                    };
            add(new Diagnostic(severity, note.code(), note.message(), note.path()));
        }
    }

    public List<Diagnostic> toList() {
        if (left == 0) {
            return List.copyOf(collected);
        }
        var all = new ArrayList<>(collected);
        all.add(new Diagnostic(Severity.INFO, "more-diagnostics", left + " more diagnostics were left out.", null));
        return List.copyOf(all);
    }
}
