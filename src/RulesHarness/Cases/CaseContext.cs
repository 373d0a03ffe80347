using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// The state that all makers of cases share: the model, the data they add to, and the decisions of the spec.
/// </summary>
internal sealed class CaseContext
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reserved = new(StringComparer.Ordinal);
    private readonly HashSet<string> _missed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _callers = new(StringComparer.Ordinal);

    public CaseContext(DataModel model, FixtureOptions options, Timestamp now)
    {
        Model = model;
        Now = now;
        Fixtures = new FixtureFactory(model, options);
        Data = Fixtures.Generate();
        Oracle = new AccessOracle(model, Data, now);
        Solver = new ConditionSolver(Fixtures, now);
        Edges = new EdgeValues(Fixtures);
        Flaws = new FieldViolations(Fixtures, now);
    }

    public DataModel Model { get; }

    public Timestamp Now { get; }

    public FixtureFactory Fixtures { get; }

    public Dataset Data { get; }

    public AccessOracle Oracle { get; }

    public ConditionSolver Solver { get; }

    public EdgeValues Edges { get; }

    public FieldViolations Flaws { get; }

    /// <summary>The cases that could not be made.</summary>
    public UntestedRequests Unproven { get; } = new();

    /// <summary>
    /// The next unused id of a kind: <c>post-new-1</c>. Numbers follow the order of the spec, so that runs agree.
    /// </summary>
    public string NewId(string kind)
    {
        _numbers[kind] = _numbers.GetValueOrDefault(kind) + 1;
        return $"{kind}-{_numbers[kind]}";
    }

    /// <summary>
    /// Whether a document is stored at a path, or a case is about to write one there: then it is no place for another.
    /// </summary>
    public bool IsTaken(string path) => _reserved.Contains(path) || Data.TryGet(path, out _);

    /// <summary>
    /// Whether a document can be stored at a path. It can't where a case is decided by its absence: that case would be another one with the document there.
    /// </summary>
    public bool IsFree(string path) => !IsTaken(path) && !_missed.Contains(path);

    /// <summary>Stores a document that a case is about, unless it is stored already.</summary>
    public void Store(Document document)
    {
        if (!Data.TryGet(document.Path, out _))
        {
            Data.Add(document);
        }
    }

    /// <summary>Keeps a path for the case that creates it.</summary>
    public void Reserve(string path) => _reserved.Add(path);

    /// <summary>Notes who sends the request of a case, and what its decision looks up: documents that are made later must not change it.</summary>
    public void Note(PolicyRequest attempt)
    {
        if (attempt.Caller.Uid is { } uid)
        {
            _callers.Add(uid);
        }
        _missed.UnionWith(Oracle.LookUps(attempt).Where(path => !Data.TryGet(path, out _)));
    }

    /// <summary>Returns true if the user sends the request of a case.</summary>
    public bool IsCaller(Identity user) => user.Uid is { } uid && _callers.Contains(uid);

    /// <summary>The fields of a collection that the server sets at an operation.</summary>
    public static IEnumerable<string> ServerTimes(Collection collection, Operation operation) =>
        collection
            .StoredFields.Where(field =>
                field.Constraints.ServerTime && (operation == Operation.Create || !field.Constraints.Immutable)
            )
            .Select(field => field.Name);
}
