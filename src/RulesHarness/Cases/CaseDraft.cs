using System.Security.Cryptography;
using System.Text;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// The cases of one maker, with the documents that they need, on top of what was accepted before. Other makers do not
/// see it before it is joined with theirs.
/// </summary>
internal sealed class CaseDraft
{
    private readonly AcceptedCases _below;
    private readonly string _tag;
    private readonly List<Document> _documents = [];
    private readonly List<(AccessCase Case, string Variant)> _cases = [];
    private readonly List<AccessCase> _instants = [];
    private readonly List<UntestedRequest> _untested = [];
    private readonly HashSet<string> _reserved = new(StringComparer.Ordinal);
    private readonly HashSet<string> _missed = new(StringComparer.Ordinal);
    private int _accepted;

    /// <summary>
    /// Starts a draft. The ids of the documents made for it follow from <paramref name="key"/>, which no other maker
    /// has.
    /// </summary>
    public CaseDraft(CaseContext context, string key, AcceptedCases below)
    {
        Context = context;
        _below = below;
        _tag = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..6];
        Data = new Dataset(below.Data);
        Oracle = new AccessOracle(context.Model, Data, context.Now);
        Edges = new EdgeValues(context.Fixtures, below.Edges);
    }

    public CaseContext Context { get; }

    /// <summary>The documents that were accepted before, and those of this draft.</summary>
    public Dataset Data { get; }

    public AccessOracle Oracle { get; }

    public EdgeValues Edges { get; }

    /// <summary>The documents that this draft adds.</summary>
    public IReadOnlyList<Document> Documents => _documents;

    public IReadOnlyList<(AccessCase Case, string Variant)> Cases => _cases;

    /// <summary>Cases at a time of their own.</summary>
    public IReadOnlyList<AccessCase> Instants => _instants;

    /// <summary>The cases that could not be made.</summary>
    public IReadOnlyList<UntestedRequest> Untested => _untested;

    /// <summary>The paths at which the cases create documents.</summary>
    public IReadOnlySet<string> Reserved => _reserved;

    /// <summary>The paths that decisions looked up and found empty.</summary>
    public IReadOnlySet<string> Missed => _missed;

    /// <summary>A view of the documents for a search.</summary>
    public SearchView View => new(this, []);

    /// <summary>
    /// An unused id, such as <c>new-post-3fa90c-1</c>. The same attempt to make the next scenario gets the same id,
    /// whatever was tried before.
    /// </summary>
    public string NewId(string kind, int attempt = 0) =>
        attempt == 0 ? $"{kind}-{_tag}-{_accepted + 1}" : $"{kind}-{_tag}-{_accepted + 1}-{attempt + 1}";

    /// <summary>
    /// Whether a document is stored at a path, or a case creates one there: then it is no place for another one.
    /// </summary>
    public bool IsTaken(string path) => _reserved.Contains(path) || _below.IsReserved(path) || Data.TryGet(path, out _);

    /// <summary>
    /// Whether a document can be stored at a path. It can't where a case is decided by its absence: with the document
    /// there, that case would be another one.
    /// </summary>
    public bool IsFree(string path) => !IsTaken(path) && !_missed.Contains(path) && !_below.IsMissed(path);

    /// <summary>
    /// Whether a caller of a kind has another role that a sentence names, or is the owner whom it names: what the
    /// sentence lets that role do shows nothing of what it lets this kind do.
    /// </summary>
    public bool HasOtherRole(CallerKind persona, Permission sentence, PolicyRequest attempt) =>
        sentence.Actors.Any(actor =>
            (actor.Kind == ActorKind.Role || actor.Kind == ActorKind.Owner && !sentence.OwnOnly)
            && actor != persona.Actor
            && Oracle.IsActor(actor, attempt)
        );

    /// <summary>
    /// Adds the documents of a scenario to the data, and keeps free what its decision depends on: the path of the
    /// document that it creates, and those at which its decision found none.
    /// </summary>
    public void Accept(Scenario scenario)
    {
        _accepted++;
        foreach (var document in scenario.Attempt.Elsewhere)
        {
            Store(document);
        }
        // What is there for the one case alone is in nobody's way.
        if (!scenario.Attempt.Instead.ContainsKey(scenario.Document.Path))
        {
            if (scenario.Attempt.Operation == Operation.Create)
            {
                _reserved.Add(scenario.Document.Path);
            }
            else
            {
                Store(scenario.Document);
            }
        }
        _missed.UnionWith(Oracle.LookUps(scenario.Attempt).Where(path => !Data.TryGet(path, out _)));
    }

    /// <summary>Keeps a path without a document, as one that is denied is created there.</summary>
    public void KeepFree(string path) => _missed.Add(path);

    /// <summary>Adds a case, whose scenario is accepted, under <c>collection/operation/actor/variant</c>.</summary>
    public void Add(AccessCase added, string variant) => _cases.Add((added, variant));

    /// <summary>Adds a case at a time of its own.</summary>
    public void AddInstant(AccessCase added) => _instants.Add(added);

    /// <summary>Records a case that could not be made.</summary>
    public void AddUntested(UntestedRequest request) => _untested.Add(request);

    private void Store(Document document)
    {
        if (!Data.TryGet(document.Path, out _))
        {
            Data.Add(document);
            _documents.Add(document);
        }
    }
}
