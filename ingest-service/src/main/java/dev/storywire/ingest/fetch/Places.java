package dev.storywire.ingest.fetch;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * So many places, taken in the order of asking. Nothing blocks: who has to wait is called when there is a place, by the thread that gave it
 * back.
 */
final class Places {

    private final int number;
    private final int longestQueue;
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private int taken;

    Places(int number, int longestQueue) {
        this.number = number;
        this.longestQueue = longestQueue;
    }

    /**
     * A ticket whose owner is called once it has a place: at once, or later.
     *
     * @return a ticket that {@link Ticket#refused()} where too many wait already
     */
    Ticket take(Runnable owner) {
        Ticket ticket = new Ticket(owner);
        synchronized (this) {
            if (taken < number) {
                taken++;
                ticket.state = State.PLACED;
            } else if (waiting.size() < longestQueue) {
                waiting.addLast(ticket);
                return ticket;
            } else {
                ticket.state = State.OVER;
                return ticket;
            }
        }
        owner.run();
        return ticket;
    }

    /** Whether nobody has a place, and so nobody waits for one. */
    synchronized boolean idle() {
        return taken == 0;
    }

    private enum State {
        WAITING,
        PLACED,
        OVER
    }

    /** A claim to a place. */
    final class Ticket {

        private final Runnable owner;
        private State state = State.WAITING;

        private Ticket(Runnable owner) {
            this.owner = owner;
        }

        /** Whether it is worth nothing: it never had a place, or has none any more. */
        boolean refused() {
            synchronized (Places.this) {
                return state == State.OVER;
            }
        }

        /** Gives the place, or the wait for it, up; a second time changes nothing. */
        void giveBack() {
            Ticket next;
            synchronized (Places.this) {
                boolean placed = state == State.PLACED;
                if (state == State.WAITING) {
                    waiting.remove(this);
                }
                state = State.OVER;
                next = placed ? waiting.pollFirst() : null;
                if (next != null) {
                    next.state = State.PLACED;
                } else if (placed) {
                    taken--;
                }
            }
            if (next != null) {
                next.owner.run();
            }
        }
    }
}
