package dev.storywire.gateway.security;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What a caller may do; each role may do all that the ones before it may. */
public enum Role {
    READER(Roles.READER),
    EDITOR(Roles.EDITOR),
    ADMIN(Roles.ADMIN);

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** As it stands in tokens, in JSON and in the table. */
    @JsonValue
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException for any other word */
    @JsonCreator
    public static Role of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A role is reader, editor or admin"));
    }

    /** Every role that somebody has who was given these; words that are no role of ours give none. */
    static Set<String> including(Collection<String> given) {
        return Arrays.stream(values())
                .filter(role -> Arrays.stream(values())
                        .anyMatch(higher -> higher.compareTo(role) >= 0 && given.contains(higher.word)))
                .map(Role::word)
                .collect(Collectors.toSet());
    }
}
