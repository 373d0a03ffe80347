using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>Collects cases: the same read by the same caller is tried once, and each case gets an id of its own.</summary>
internal sealed class CaseList
{
    private static readonly (string Sign, string Words)[] Spoken =
        [("!=", " not "), ("==", " "), ("<=", " at most "), (">=", " at least "), ("<", " below "), (">", " above "), (" -", " minus ")];

    private readonly List<AccessCase> cases = [];
    private readonly List<AccessCase> repeated = [];
    private readonly HashSet<string> requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);

    public IReadOnlyList<AccessCase> Cases => cases;

    /// <summary>Cases that were left out because another one sends the same request.</summary>
    public IReadOnlyList<AccessCase> Repeated => repeated;

    /// <summary>Adds a case under <c>collection/operation/actor/variant</c>.</summary>
    public void Add(AccessCase added, string variant)
    {
        // Each write has a document to itself.
        if (added is { Kind: CaseKind.Permission, IsWrite: false } && !requests.Add($"{added.Caller.AuthorizationHeader} {RequestText.Of(added.Request)}"))
        {
            repeated.Add(added);
            return;
        }

        var id = $"{added.Collection.Text}/{Verb(added.Operation)}/{Slug(added.Actor)}/{Slug(variant)}";
        ids[id] = ids.GetValueOrDefault(id) + 1;
        cases.Add(added with { Id = ids[id] == 1 ? id : $"{id}-{ids[id]}" });
    }

    public static string Verb(Operation operation) => operation.ToString().ToLowerInvariant();

    /// <summary>Lower-case words joined by hyphens. Operators are words too: what holds and what doesn't must not read alike.</summary>
    private static string Slug(string text)
    {
        var spoken = Spoken.Aggregate(text, (so, sign) => so.Replace(sign.Sign, sign.Words, StringComparison.Ordinal));
        var words = new string([.. spoken.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('-', words);
    }
}
