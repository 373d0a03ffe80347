using System.Diagnostics;

namespace RulesHarness.Emulator;

/// <summary>
/// The environment variables that finding, starting and installing an emulator look at. Everything they read goes
/// through here, so a program can hand in other ones without changing its own process.
/// </summary>
public sealed class EmulatorEnvironment
{
    private readonly Dictionary<string, string> _variables;

    /// <summary>An environment of just these variables. Names are compared as the operating system does.</summary>
    public EmulatorEnvironment(IEnumerable<KeyValuePair<string, string>> variables) =>
        _variables = new(
            variables,
            OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
        );

    /// <summary>All variables, for the processes that are started with them.</summary>
    public IReadOnlyDictionary<string, string> Variables => _variables;

    /// <summary>The value of a variable; null when it is not set or empty.</summary>
    public string? this[string name] => _variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>
    /// The folder the harness keeps its own files in: <c>RULESHARNESS_CACHE</c>, else <c>rulesharness</c> in the user's
    /// cache folder. Null when no home folder is known.
    /// </summary>
    public string? CacheFolder
    {
        get
        {
            if (this["RULESHARNESS_CACHE"] is { } own)
            {
                return Path.GetFullPath(own);
            }
            var caches = OperatingSystem.IsWindows() ? this["LOCALAPPDATA"] : this["XDG_CACHE_HOME"] ?? UserCache;
            return caches is null ? null : Path.Combine(caches, "rulesharness");
        }
    }

    /// <summary>
    /// Returns true if a test that needs the emulator must fail where there is none, instead of being ignored:
    /// <c>RULESHARNESS_REQUIRE_EMULATOR</c>
    /// is set, other than to <c>0</c> or <c>false</c>, or it is not set and <c>CI</c> is.
    /// </summary>
    public bool RequiresEmulator =>
        this["RULESHARNESS_REQUIRE_EMULATOR"] is { } own ? own is not ("0" or "false") : this["CI"] is not null;

    internal string? HomeFolder => OperatingSystem.IsWindows() ? this["USERPROFILE"] : this["HOME"];

    private string? UserCache => HomeFolder is { } home ? Path.Combine(home, ".cache") : null;

    /// <summary>A copy of the environment of this process.</summary>
    public static EmulatorEnvironment FromProcess() =>
        new(
            Environment
                .GetEnvironmentVariables()
                .Cast<System.Collections.DictionaryEntry>()
                .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? ""))
        );

    /// <summary>Gives a process that is to be started these variables, and no others.</summary>
    public void GiveTo(ProcessStartInfo start)
    {
        ArgumentNullException.ThrowIfNull(start);
        start.Environment.Clear();
        foreach (var (name, value) in _variables)
        {
            start.Environment[name] = value;
        }
    }

    /// <summary>The same environment with one variable set, or removed when <paramref name="value"/> is null.</summary>
    public EmulatorEnvironment With(string name, string? value)
    {
        var copy = new EmulatorEnvironment(_variables);
        if (value is null)
        {
            copy._variables.Remove(name);
        }
        else
        {
            copy._variables[name] = value;
        }
        return copy;
    }

    /// <summary>The program's path as PATH gives it, links not resolved; null when there is none.</summary>
    internal string? FindProgram(string name)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat"] : [""];
        var folders = (this["PATH"] ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var paths = from folder in folders from ending in endings select Path.Combine(folder, name + ending);
        return paths.FirstOrDefault(IsProgram);
    }

    internal static bool IsProgram(string path) =>
        File.Exists(path)
        && (
            OperatingSystem.IsWindows()
            || (
                File.GetUnixFileMode(path)
                & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)
            ) != 0
        );
}
