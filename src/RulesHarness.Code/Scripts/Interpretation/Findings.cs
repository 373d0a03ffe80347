using RulesHarness.Code.Model;
using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>The queries that were sent, by the place that sends them.</summary>
internal sealed class Findings
{
    private readonly Dictionary<(Module Module, int At), Site> _sites = [];
    private readonly HashSet<FunctionNode> _called = [];
    private readonly HashSet<(FunctionNode, Value?)> _calls = [];
    private readonly HashSet<(FunctionNode, Scope)> _callsOfMade = [];

    /// <summary>The functions with a parameter that is read as each object of its class.</summary>
    private readonly HashSet<FunctionNode> _typed = [];

    /// <summary>Gets or sets whether what is sent is recorded.</summary>
    public bool IsRecording { get; set; }

    /// <summary>
    /// The calls that send what looks like a query, on a value that is not known: they are listed unless it is known
    /// when the same code is read in another way.
    /// </summary>
    private readonly Dictionary<(Module Module, int At), string> _lost = [];

    /// <summary>Gets how often something was recorded.</summary>
    public int Noted { get; private set; }

    /// <summary>Records that the sources call a function: its parameters are known from there.</summary>
    public void Call(FunctionNode function) => _called.Add(function);

    /// <summary>Records that a parameter of a function is read as each object of its class.</summary>
    public void ReadTyped(FunctionNode function) => _typed.Add(function);

    public bool IsCalled(FunctionNode function) => _called.Contains(function);

    /// <summary>Gets or sets the function that is read with parameters of which nothing is known.</summary>
    public ReadAlone? Entry { get; set; }

    /// <summary>
    /// Records that a call of a function was followed to its end: what it sends is known from there, and not from
    /// reading it alone.
    /// </summary>
    public void Follow(FunctionValue function)
    {
        _calls.Add((function.Node, Called(function.Self)));
        _callsOfMade.Add((function.Node, function.Scope));
    }

    /// <summary>The class of an object tells which method is called on what is built with it.</summary>
    private static Value? Called(Value? self) =>
        self is ObjectValue { Class: { IsBuilder: true } builder } ? builder : self as ObjectValue;

    /// <summary>
    /// Records a query that is sent, unless the sources call a function: then it is known from there.
    /// </summary>
    public void Add(QueryValue query, Module module, int at, string member, FunctionNode? unless = null)
    {
        Noted++;
        if (unless is not null && IsRecording)
        {
            Of(module, at, member).IsHandedOver = true;
        }
        if (query.Problem is { } problem)
        {
            Add(problem, module, at, member);
        }
        else if (CollectionFault(query.Shape) is { } fault)
        {
            // An id that is empty, such as the default in `id ?? ""`.
            var isFailure = query.Shape.Path.Contains("//", StringComparison.Ordinal);
            Add(new Problem(fault) { IsFailure = isFailure }, module, at, member);
        }
        else if (IsRecording)
        {
            Of(module, at, member).Shapes.Add((query.Shape, unless, Entry));
        }
    }

    public void Add(Problem problem, Module module, int at, string member)
    {
        Noted++;
        if (IsRecording)
        {
            Of(module, at, member).Problems.Add((problem, Entry));
        }
    }

    /// <summary>Records that what looks like a query is sent, and nothing is known of it.</summary>
    public void Lose(Module module, int at, string member)
    {
        if (IsRecording)
        {
            _lost[(module, at)] = member;
        }
    }

    public CodeQueries Result(int files)
    {
        foreach (var ((module, at), member) in _lost.Where(each => !_sites.ContainsKey(each.Key)))
        {
            Of(module, at, member).Problems.Add((new Problem($"the query {Known.Reason(null)}"), null));
        }
        var found = new List<CodeQuery>();
        var unresolved = new List<UnresolvedQuery>();
        var sites = 0;
        foreach (
            var ((module, at), site) in _sites
                .OrderBy(each => each.Key.Module.Program.Path, StringComparer.Ordinal)
                .ThenBy(each => each.Key.At)
        )
        {
            var place = Place(module, at);
            var shapes = Shapes(site);
            var problems = Problems(site).Where(problem => !problem.IsFailure || shapes.Count == 0).ToList();
            if (problems.Count == 0 && shapes.Count == 0 && !site.IsHandedOver)
            {
                // Its callers call it with values that lead to no query: they are listed nowhere else.
                problems = [.. site.Problems.Select(each => each.Problem)];
            }
            if (problems.Count == 0 && shapes.Count == 0)
            {
                continue;
            }
            if (shapes.Count > Unions.Limit)
            {
                shapes.RemoveRange(Unions.Limit, shapes.Count - Unions.Limit);
                problems = [new Problem($"more than {Unions.Limit} shapes are possible, and the rest is not listed")];
            }
            found.AddRange(shapes.Select(shape => new CodeQuery(shape, place, site.Member)));
            var reasons = problems.Select(problem => problem.Reason).Distinct().Order(StringComparer.Ordinal);
            unresolved.AddRange(reasons.Select(reason => new UnresolvedQuery(place, site.Member, reason)));
            sites++;
        }
        return new CodeQueries(found, unresolved, files, sites);
    }

    /// <summary>
    /// Gets what keeps queries from being known. What is only so if a function is read alone does not count if a call
    /// of it was followed to a query.
    /// </summary>
    private IEnumerable<Problem> Problems(Site site)
    {
        var isFollowed = site.Shapes.Any(each => IsSent(each.Unless) && !IsAlone(each.Entry));
        return site
            .Problems.Where(each => IsOpen(each.Problem, each.Entry))
            .Where(each => !isFollowed || !(IsAlone(each.Entry) || IsOfOtherObjects(each.Entry)))
            .Select(each => each.Problem);
    }

    /// <summary>
    /// Returns true unless the calls of a function, or of the instance of it that is read, tell more.
    /// </summary>
    private bool IsOpen(Problem problem, ReadAlone? entry) =>
        IsSent(problem.Owner)
        || ReadAlone
            .All(entry)
            .Any(read =>
                read.Node == problem.Owner && read.Made is { } made && !_callsOfMade.Contains((read.Node, made))
            );

    private bool IsSent(FunctionNode? unless) => unless is null || !_called.Contains(unless);

    /// <summary>
    /// Returns true if a function was read with parameters that are not known although calls give them.
    /// </summary>
    private bool IsAlone(ReadAlone? entry) =>
        ReadAlone
            .All(entry)
            .Any(read =>
                read.Made is { } made
                    ? _callsOfMade.Contains((read.Node, made))
                    : _calls.Contains((read.Node, Called(read.Self)))
            );

    /// <summary>
    /// Returns true if what a function sends depends on its parameters, which it gets on other objects only.
    /// </summary>
    private bool IsOfOthers(ReadAlone? entry, Site site) =>
        ReadAlone
            .All(entry)
            .Any(read =>
                _called.Contains(read.Node)
                && site.Problems.Any(each => each.Entry == entry && each.Problem.Owner == read.Node)
            );

    /// <summary>
    /// Returns true if the sources call a method on other objects only, and it was read with any object of a class for
    /// a parameter: the calls tell which one it is.
    /// </summary>
    private bool IsOfOtherObjects(ReadAlone? entry) =>
        ReadAlone
            .All(entry)
            .Any(read => read.Made is null && _called.Contains(read.Node) && _typed.Contains(read.Node));

    private List<QueryShape> Shapes(Site site)
    {
        var sent = site.Shapes.Where(each => IsSent(each.Unless) && !IsOfOthers(each.Entry, site)).ToList();
        var followed = sent.Where(each => !IsAlone(each.Entry)).ToList();
        // Functions that call only each other are read alone.
        var open = followed.Count > 0 ? followed : sent;
        var called = (from each in open where !IsOfOtherObjects(each.Entry) select each.Shape.Path).ToHashSet();
        return
        [
            .. open.Where(each => called.Count == 0 || called.Contains(each.Shape.Path))
                .Select(each => each.Shape)
                .Distinct()
                .OrderBy(shape => $"{shape}", StringComparer.Ordinal),
        ];
    }

    private static string? CollectionFault(QueryShape shape) =>
        shape.IsGroup ? null : CollectionTemplate.Fault(shape.Path);

    private Site Of(Module module, int at, string member)
    {
        if (!_sites.TryGetValue((module, at), out var site))
        {
            site = new Site(member);
            _sites[(module, at)] = site;
        }
        return site;
    }

    private static Place Place(Module module, int at)
    {
        var text = module.Program.Text.AsSpan(0, Math.Min(at, module.Program.Text.Length));
        return new Place(module.Program.Path, text.Count('\n') + 1, text.Length - text.LastIndexOf('\n'));
    }

    private sealed record Site(string Member)
    {
        public HashSet<(QueryShape Shape, FunctionNode? Unless, ReadAlone? Entry)> Shapes { get; } = [];

        public HashSet<(Problem Problem, ReadAlone? Entry)> Problems { get; } = [];

        /// <summary>Gets or sets whether a function that the sources call is given the query.</summary>
        public bool IsHandedOver { get; set; }
    }
}
