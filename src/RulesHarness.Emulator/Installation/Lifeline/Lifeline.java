package dev.rulesharness;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import javax.management.ObjectName;

/**
 * Runs another main class and ends the JVM when standard input ends. The harness holds the other end of that pipe, and every
 * operating system closes it when the harness is gone, however it went: so no JVM outlives its test run.
 *
 * A 'q' asks to leave too, and first to write the class-data-sharing archive that the next start is faster with.
 * No lambdas and no string concatenation: their byte code differs from one compiler to the next, and the committed jar is
 * compared with a fresh build.
 */
public final class Lifeline extends Thread {
    private static final long LONGEST_FAREWELL_MS = 60_000;

    private final boolean waitsForFarewell;

    private Lifeline(boolean waitsForFarewell) {
        this.waitsForFarewell = waitsForFarewell;
        setDaemon(true);
    }

    public static void main(String[] args) throws Throwable {
        new Lifeline(true).start();
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
    }

    @Override
    public void run() {
        try {
            if (!waitsForFarewell) {
                Thread.sleep(LONGEST_FAREWELL_MS);
            } else if (farewell()) {
                new Lifeline(false).start();
                archive();
            }
        } catch (Throwable e) {
            // Nothing here may keep the JVM alive: an archive is a convenience, an orphan is a bug.
            e.printStackTrace();
        } finally {
            // halt, not exit: a shutdown hook of the emulator could hang, and nothing in it is worth keeping.
            Runtime.getRuntime().halt(0);
        }
    }

    /** Blocks until the other end is closed (false) or says 'q' (true). */
    private static boolean farewell() throws Exception {
        int read;
        do {
            read = System.in.read();
        } while (read >= 0 && read != 'q');
        return read == 'q';
    }

    /** Through the JVM's own diagnostic command: unlike -XX:ArchiveClassesAtExit it does not dump when the JVM is halted. */
    private static void archive() throws Exception {
        String file = System.getProperty("rulesharness.archive");
        if (file == null) {
            return;
        }
        File fresh = new File(file.concat(".").concat(Long.toString(ProcessHandle.current().pid())));
        try {
            ManagementFactory.getPlatformMBeanServer().invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "vmCds",
                new Object[] {new String[] {"dynamic_dump", fresh.getPath()}},
                new String[] {String[].class.getName()});
            Files.move(fresh.toPath(), Path.of(file), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            fresh.delete();
        }
    }
}
