package dev.storywire.embedded.process;

/** A child process could not be started, or was not ready in time. The message is for people and quotes the log. */
public final class ProcessFailedException extends RuntimeException {

    public ProcessFailedException(String message) {
        super(message);
    }

    public ProcessFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
