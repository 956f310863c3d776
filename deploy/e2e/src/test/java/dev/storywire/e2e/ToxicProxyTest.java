package dev.storywire.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.storywire.e2e.ToxicProxy.Toxin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ToxicProxyTest {

    private static final int SHORT_MILLIS = 300;
    private static final int LONG_MILLIS = 10_000;

    private final Echo echo = new Echo();
    private final ToxicProxy proxy = new ToxicProxy();

    /** Says back what it is told. */
    private static final class Echo implements AutoCloseable {

        private final ServerSocket door;
        private final AtomicInteger open = new AtomicInteger();

        Echo() {
            try {
                door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread.ofVirtual().start(this::listen);
        }

        private void listen() {
            while (!door.isClosed()) {
                try {
                    Socket connection = door.accept();
                    Thread.ofVirtual().start(() -> serve(connection));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void serve(Socket connection) {
            open.incrementAndGet();
            try (connection) {
                connection.getInputStream().transferTo(connection.getOutputStream());
            } catch (IOException gone) {
                // As far as it goes.
            } finally {
                open.decrementAndGet();
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }

    @BeforeEach
    void connect() {
        proxy.leadTo(echo.door.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void aGoodLinePassesEverythingOnAndEndsWithItsClient() throws IOException {
        try (var client = client()) {
            assertThat(said(client, "hello")).isEqualTo("hello");
            assertThat(said(client, "again")).isEqualTo("again");
            assertThat(proxy.connections()).isEqualTo(1);
        }

        await().until(() -> echo.open.get() == 0 && proxy.connections() == 0);
    }

    @Test
    void onASlowLineAnswersComeLater() throws IOException {
        proxy.poison(new Toxin.Latency(Duration.ofMillis(SHORT_MILLIS)));
        try (var client = client()) {
            long asked = System.nanoTime();

            assertThat(said(client, "hello")).isEqualTo("hello");
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(SHORT_MILLIS - 1));
        }
    }

    @Test
    void aStalledLineStaysOpenAndGoesOnWhereItWasWhenItIsHealed() throws IOException {
        try (var client = client()) {
            assertThat(said(client, "hello")).isEqualTo("hello");
            proxy.poison(new Toxin.Stall());
            client.setSoTimeout(SHORT_MILLIS);
            assertThatThrownBy(() -> said(client, "again")).isInstanceOf(SocketTimeoutException.class);

            proxy.heal();

            client.setSoTimeout(LONG_MILLIS);
            assertThat(new String(client.getInputStream().readNBytes(5), StandardCharsets.US_ASCII))
                    .isEqualTo("again");
        }
    }

    @Test
    void resettingBreaksOpenConnectionsAndNewOnes() throws IOException {
        try (var open = client()) {
            assertThat(said(open, "hello")).isEqualTo("hello");
            proxy.poison(new Toxin.Reset());

            assertThatThrownBy(() -> said(open, "again")).isInstanceOf(SocketException.class);
        }
        assertThatThrownBy(() -> said(client(), "hello")).isInstanceOf(IOException.class);
    }

    @Test
    void refusingLeavesNobodyToConnectToUntilItIsHealed() throws IOException {
        proxy.poison(new Toxin.Refuse());
        assertThatThrownBy(this::client).isInstanceOf(ConnectException.class);

        proxy.heal();

        try (var client = client()) {
            assertThat(said(client, "hello")).isEqualTo("hello");
        }
    }

    /** A process has a copy of every open socket of its parent until it is the program that it was started for. */
    @Test
    void refusingLeavesNobodyToConnectToWhileProcessesAreStarted() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        Thread starting = Thread.ofPlatform().start(() -> startProcesses(enough));
        try {
            for (int round = 0; round < 200; round++) {
                proxy.poison(new Toxin.Refuse());
                assertThatThrownBy(this::client).isInstanceOf(ConnectException.class);
                proxy.heal();
            }
        } finally {
            enough.set(true);
            starting.join();
        }
    }

    private static void startProcesses(AtomicBoolean enough) {
        while (!enough.get()) {
            try {
                new ProcessBuilder("true").start().waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    @Test
    void anAnswerThatBreaksOffComesInPartAndItsConnectionBreaks() throws IOException {
        try (var client = client()) {
            assertThat(said(client, "hello")).isEqualTo("hello");
            proxy.poison(new Toxin.BreakOff(3));

            client.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
            assertThat(client.getInputStream().readNBytes(3))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("hel");
            assertThatThrownBy(() -> said(client, "more")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void halfOpenConnectionsStaySilentForEverAndNewOnesAreGood() throws IOException {
        try (var forgotten = client()) {
            assertThat(said(forgotten, "hello")).isEqualTo("hello");
            proxy.poison(new Toxin.HalfOpen());
            proxy.heal();

            forgotten.setSoTimeout(SHORT_MILLIS);
            assertThatThrownBy(() -> said(forgotten, "again")).isInstanceOf(SocketTimeoutException.class);
            try (var fresh = client()) {
                assertThat(said(fresh, "hello")).isEqualTo("hello");
            }
        }
    }

    @Test
    void theLineAnswersInThePlaceOfTheServerAndEndsTheConnection() throws IOException {
        proxy.poison(new Toxin.Answer("not now"));
        try (var client = client()) {
            assertThat(said(client, "request")).isEqualTo("not now");
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aServerThatIsAwayBreaksTheConnection() throws IOException {
        echo.close();

        assertThatThrownBy(() -> said(client(), "hello")).isInstanceOf(IOException.class);
    }

    private Socket client() throws IOException {
        String[] host = proxy.host().split(":");
        var client = new Socket(host[0], Integer.parseInt(host[1]));
        client.setSoTimeout(LONG_MILLIS);
        return client;
    }

    private static String said(Socket client, String word) throws IOException {
        client.getOutputStream().write(word.getBytes(StandardCharsets.US_ASCII));
        byte[] answer = client.getInputStream().readNBytes(word.length());
        if (answer.length < word.length()) {
            throw new SocketException("The connection ended");
        }
        return new String(answer, StandardCharsets.US_ASCII);
    }
}
