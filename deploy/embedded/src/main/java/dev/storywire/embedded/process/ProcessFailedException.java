package dev.storywire.embedded.process;

/** A child process could not be started, or was not ready in time. The message is for people and quotes the log. */
public final class ProcessFailedException extends RuntimeException {

    private final String message;

    public ProcessFailedException(String message) {
        super(message);
        this.message = message;
    }

    public ProcessFailedException(String message, Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
