using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// Collects cases: the same read by the same caller is tried once, and each case gets an id of its own.
/// </summary>
internal sealed class CaseList
{
    private static readonly (string Sign, string Words)[] Spoken =
    [
        ("!=", " not "),
        ("==", " "),
        ("<=", " at most "),
        (">=", " at least "),
        ("<", " below "),
        (">", " above "),
        (" -", " minus "),
    ];

    private readonly List<AccessCase> _cases = [];
    private readonly List<AccessCase> _repeated = [];
    private readonly HashSet<string> _requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    public IReadOnlyList<AccessCase> Cases => _cases;

    /// <summary>Cases that were left out because another one sends the same request.</summary>
    public IReadOnlyList<AccessCase> Repeated => _repeated;

    /// <summary>Adds a case under <c>collection/operation/actor/variant</c>.</summary>
    public void Add(AccessCase added, string variant)
    {
        // Each write has a document to itself.
        if (
            added is { Kind: CaseKind.Permission, IsWrite: false }
            && !_requests.Add($"{added.Caller.AuthorizationHeader} {RequestText.Of(added.Request)}{Instead(added)}")
        )
        {
            _repeated.Add(added);
            return;
        }

        var id = $"{added.Collection.Text}/{Verb(added.Operation)}/{Slug(added.Actor)}/{Slug(variant)}";
        _ids[id] = _ids.GetValueOrDefault(id) + 1;
        _cases.Add(added with { Id = _ids[id] == 1 ? id : $"{id}-{_ids[id]}" });
    }

    /// <summary>The documents that are there for the case alone, in words.</summary>
    private static string Instead(AccessCase one) =>
        string.Concat(
            one.Instead.Select(document =>
                document.Value is { } fields
                    ? $" with {RequestText.Of(new CreateRequest(document.Key, fields))}"
                    : $" without {document.Key}"
            )
        );

    public static string Verb(Operation operation) => operation.ToString().ToLowerInvariant();

    /// <summary>
    /// Lower-case words joined by hyphens. Operators are words too: what holds and what doesn't must not read alike.
    /// </summary>
    private static string Slug(string text)
    {
        var spoken = Spoken.Aggregate(text, (so, sign) => so.Replace(sign.Sign, sign.Words, StringComparison.Ordinal));
        var words = new string([.. spoken.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        );
        return string.Join('-', words);
    }
}
