using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Finds the file that an import names.</summary>
internal sealed class ModulePaths
{
    private static readonly string[] Endings =
    [
        "",
        ".ts",
        ".tsx",
        ".js",
        ".jsx",
        ".mjs",
        ".cjs",
        ".mts",
        ".vue",
        ".svelte",
    ];

    private readonly Dictionary<string, Module> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Path, Module Module)>> _byName = new(StringComparer.Ordinal);

    private readonly List<ImportAlias> _aliases;

    public ModulePaths(IReadOnlyList<Module> modules, IEnumerable<ImportAlias> aliases)
    {
        // The settings of a folder are meant before those of folders above it.
        var normal = aliases.Select(each => each with { Folder = Normal(each.Folder) });
        var deepestFirst = normal.OrderByDescending(each => each.Folder.Length);
        _aliases = [.. deepestFirst.ThenByDescending(each => each.Weight)];
        foreach (var module in modules)
        {
            var path = Plain(Normal(module.Program.Path));
            _byPath.TryAdd(path, module);
            var name = Last(path);
            if (!_byName.TryGetValue(name, out var same))
            {
                same = [];
                _byName[name] = same;
            }
            same.Add((path, module));
        }
    }

    /// <summary>Finds a file by the path of an import; null if it is not among the sources.</summary>
    public Module? Find(string module, string from)
    {
        from = Normal(from);
        if (module.StartsWith('.'))
        {
            var folder = from.Contains('/') ? from[..from.LastIndexOf('/')] : "";
            return Exactly(Combined(folder, module));
        }
        if (Named(module, from) is { } named)
        {
            return named;
        }
        var path = module.TrimStart('@', '~', '#', '$').TrimStart('/');
        return path.Contains('/') || path.Length < module.Length ? EndingWith(path) : null;
    }

    /// <summary>Finds the file that the settings of the project give a name.</summary>
    private Module? Named(string module, string from) =>
        _aliases
            .Where(each => each.IsFor(from))
            .SelectMany(each => each.Paths(module))
            .Select(Exactly)
            .FirstOrDefault(each => each is not null);

    private Module? Exactly(string path) =>
        Candidates(path)
            .Select(candidate => _byPath.GetValueOrDefault(candidate))
            .FirstOrDefault(each => each is not null);

    private static IEnumerable<string> Candidates(string path)
    {
        var plain = Plain(path);
        return [plain, plain.Length == 0 ? "index" : $"{plain}/index"];
    }

    /// <summary>An alias stands for a folder that is not known: the file is the only one whose path ends so.</summary>
    private Module? EndingWith(string path)
    {
        foreach (var candidate in Candidates(path))
        {
            var found = _byName.GetValueOrDefault(Last(candidate))?.Where(each => Ends(each.Path, candidate));
            if (found?.Take(2).ToList() is [var only])
            {
                return only.Module;
            }
        }
        var inner = path.IndexOf('/');
        return inner > 0 ? EndingWith(path[(inner + 1)..]) : null;
    }

    private static bool Ends(string whole, string path) =>
        whole.EndsWith(path, StringComparison.Ordinal)
        && (whole.Length == path.Length || whole[^(path.Length + 1)] == '/');

    private static string Last(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>Gets a path without the ending of its file.</summary>
    private static string Plain(string path)
    {
        foreach (var ending in Endings)
        {
            if (ending.Length > 0 && path.EndsWith(ending, StringComparison.Ordinal))
            {
                return path[..^ending.Length];
            }
        }
        return path;
    }

    /// <summary>Gets the path of a file from that of a folder, and its own from there.</summary>
    public static string Combined(string folder, string relative) =>
        Normal(folder.Length == 0 ? relative.TrimStart('/') : $"{folder}/{relative}");

    /// <summary>Gets a path without detours: <c>../a</c> for <c>./../b/../a</c>.</summary>
    private static string Normal(string path)
    {
        var isFull = path.StartsWith('/');
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != "." && !(part == ".." && isFull))
            {
                parts.Add(part);
            }
        }
        return (isFull ? "/" : "") + string.Join('/', parts);
    }
}
