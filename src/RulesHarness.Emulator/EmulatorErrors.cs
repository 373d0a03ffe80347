using System.Net;
using RulesHarness.Emulator.Coverage;
using RulesHarness.Emulator.Discovery;

namespace RulesHarness.Emulator;

/// <summary>Every failure of this folder: its id, its sentence and its help, in one place.</summary>
internal static class EmulatorErrors
{
    public const string InstallCommand = "rulesharness emulator install";

    // The three that an installation ends.
    public const string NoneFoundId = "RH3001";
    public const string NoJavaId = "RH3002";
    public const string JavaTooOldId = "RH3003";

    // The two that a start is tried again after.
    public const string PortTakenId = "RH3005";
    public const string ExitedInStartId = "RH3007";

    private const string InstallHelp =
        $"run `{InstallCommand}`, or name a jar in the variable {EmulatorLocator.JarVariable}";

    public static EmulatorException NoneFound(IEnumerable<string> places) =>
        new(NoneFoundId, "no Firestore emulator was found", $"{InstallHelp}; looked at: {string.Join("; ", places)}");

    public static EmulatorException NoJava(string places) =>
        new(
            NoJavaId,
            "no Java was found to run the Firestore emulator with",
            "install a Java runtime, version 17 or newer, and put it on PATH or name it in JAVA_HOME; looked at: "
                + $"{places}"
        );

    public static EmulatorException JavaDoesNotStart(string java, Exception cause) =>
        new(
            NoJavaId,
            $"`{java}` can't be started: {cause.Message}",
            "install a Java runtime, version 17 or newer, and put it on PATH or name it in JAVA_HOME",
            cause: cause
        );

    public static EmulatorException JavaTooOld(string java, string? version, int required, IReadOnlyList<string> log) =>
        new(
            JavaTooOldId,
            $"`{java}` is Java {version ?? "of an older version"}, and this emulator needs Java {required} or newer",
            $"install Java {required} or newer, and put it first on PATH or name it in JAVA_HOME",
            log
        );

    public static EmulatorException JarMissing(string jar, string namedBy) =>
        new(
            "RH3004",
            $"`{jar}`, named by {namedBy}, doesn't exist",
            $"correct the path, or remove it and {InstallHelp}"
        );

    public static EmulatorException NotAnEmulator(string jar, string reason, Exception? cause = null) =>
        new("RH3004", $"`{jar}` is not a Firestore emulator: {reason}", InstallHelp, cause: cause);

    public static EmulatorException PortTaken(int port, bool chosen, IReadOnlyList<string> log) =>
        new(
            PortTakenId,
            $"the emulator can't listen on port {port} of 127.0.0.1",
            chosen
                ? "stop the process that uses the port, or name no port to use a free one"
                : "check what forbids listening on the loopback interface: several free ports were tried, and "
                    + "all failed",
            log
        );

    public static EmulatorException StartTimedOut(TimeSpan timeout, IReadOnlyList<string> log) =>
        new(
            "RH3006",
            $"the emulator didn't answer within {timeout.TotalSeconds:0.#} s of its start, and was stopped",
            "read the output below, or set a longer StartTimeout on a busy machine",
            log
        );

    public static EmulatorException ExitedInStart(int exitCode, IReadOnlyList<string> log) =>
        new(
            ExitedInStartId,
            $"the emulator's JVM exited during the start, with code {exitCode}",
            "read the output below",
            log
        );

    public static EmulatorException Died(Uri endpoint, string how, IReadOnlyList<string> log) =>
        new(
            "RH3008",
            $"the emulator at {endpoint.Authority} is gone: {how}",
            "read the output below, raise HeapMebibytes if it ran out of memory, and run again",
            log
        );

    public static EmulatorException NotAnAddress(string value) =>
        new(
            "RH3009",
            $"FIRESTORE_EMULATOR_HOST is set to `{value}`, which is not a host and a port",
            "write it as `127.0.0.1:8080`, or unset it to start an emulator"
        );

    public static EmulatorException OddAnswer(string request, string answer, Exception? cause = null) =>
        new(
            "RH3009",
            $"the answer to `{request}` is not that of a Firestore emulator: {answer}",
            "check what listens on that port: it is not an emulator, or a version that RulesHarness doesn't support",
            cause: cause
        );

    public static EmulatorException RulesDiffer(string where) =>
        new(
            "RH3010",
            $"the rules the emulator holds for `{where}` are not those that were loaded",
            "give each run a separate project id: something else loads rules there at the same time"
        );

    public static EmulatorException OpenRules(string where) =>
        new(
            "RH3011",
            $"the emulator holds no rules for `{where}`, and so allows everything ({Rules.OpenRules.Name})",
            "load rules for this very project and database first; a database doesn't take over those of its "
                + "project's default one"
        );

    public static EmulatorException NotDenied(string where, HttpStatusCode status) =>
        new(
            "RH3012",
            $"a read in `{where}` was answered with {(int)status}, although the rules deny everything",
            "remove any proxy before the emulator, which may add a token: no verdict can be trusted while rules "
                + "are not enforced"
        );

    public static EmulatorException CoverageTooLarge(string project) =>
        new(
            RuleCoverage.TooLarge,
            $"the emulator failed to write the rule coverage of `{project}`",
            "raise HeapMebibytes, or use more projects: after tens of thousands of requests the report doesn't "
                + "fit in the heap"
        );

    public static EmulatorException NoCacheFolder() =>
        new("RH3020", "there is no folder to install the emulator to", "set RULESHARNESS_CACHE or HOME to a folder");

    public static EmulatorException DownloadRefused(Uri source, HttpStatusCode status) =>
        new(
            "RH3021",
            $"{source} answered {(int)status}",
            "check the address and the proxy, or download the file by hand and name it in "
                + EmulatorLocator.JarVariable
        );

    public static EmulatorException Unreachable(Uri source, Exception cause) =>
        new(
            "RH3022",
            $"{source} can't be reached: {cause.Message}",
            "check the connection and the proxy, and run it again: what was already downloaded is kept",
            cause: cause
        );

    public static EmulatorException DownloadStopped(Uri source, long have, long size, Exception? cause = null) =>
        new(
            "RH3023",
            $"the download of {source} stopped after {have:N0} of {size:N0} bytes",
            $"run `{InstallCommand}` again: it resumes where this one stopped",
            cause: cause
        );

    public static EmulatorException WrongSize(Uri source, long expected, long actual) =>
        new(
            "RH3024",
            $"{source} has {actual:N0} bytes instead of {expected:N0}, and was discarded",
            "check for a proxy that answers with another file"
        );

    public static EmulatorException WrongHash(Uri source, string expected, string actual) =>
        new(
            "RH3025",
            $"{source} has SHA-256 {actual} instead of {expected}, and was discarded",
            "run it again; if the hash is still wrong, don't use the file: something on the network changes it"
        );

    public static EmulatorException NoSpace(string folder, long needed, long free) =>
        new(
            "RH3026",
            $"{folder} has {free:N0} bytes free, and {needed:N0} are needed",
            "free some space, or set RULESHARNESS_CACHE to a folder on another disk"
        );

    public static EmulatorException CannotWrite(string file, Exception cause) =>
        new(
            "RH3027",
            $"`{file}` can't be written: {cause.Message}",
            "free some space, grant write access, or set RULESHARNESS_CACHE to another folder",
            cause: cause
        );
}
