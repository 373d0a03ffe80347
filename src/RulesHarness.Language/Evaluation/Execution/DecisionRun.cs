using System.Runtime.CompilerServices;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Execution;

/// <summary>
/// One decision: the request, the knowledge so far, and the remaining limits. It belongs to one thread, which reuses
/// it, because most decisions are smaller than the objects they need.
/// </summary>
internal abstract class DecisionRun
{
    /// <summary>The limit of expressions that are evaluated for a request, in all statements together.</summary>
    public const int MostExpressions = 1000;

    /// <summary>The limit of functions that run at once. The compiler rejects rules that would exceed it.</summary>
    private const int DeepestCall = 20;

    private const int MostKeptVariables = 256;

    private static readonly RulesValue ExpressionLimit = RulesValue.Undefined(EvaluationErrors.TooManyExpressions);
    private static readonly RulesValue CallLimit = RulesValue.Undefined("Calls are nested too deep.");

    private RulesValue[] _variables = new RulesValue[16];
    private int _reserved;
    private int _frame;
    private int _depth;

    /// <summary>The number of expressions that can still be evaluated; negative once the limit was exceeded.</summary>
    public int ExpressionsLeft = MostExpressions;

    public RequestVariables Subject { get; private set; } = null!;

    public DocumentAccessCalls Documents { get; private set; } = null!;

    public Action<Expression, RulesValue>? Observe { get; set; }

    /// <summary>The statements that were tried.</summary>
    public List<TriedStatement> Tried { get; } = [];

    /// <summary>Where the statement that is tried lies on the request's path.</summary>
    public PathMatch Place { get; set; }

    /// <summary>The knowledge about the documents of a query; null for other requests.</summary>
    public RulesValue? QueryResource { get; set; }

    /// <summary><c>resource</c>.</summary>
    public RulesValue Resource => QueryResource ?? Subject.Resource;

    /// <summary>Everything may be spent again: the alternatives of a query are decided one by one.</summary>
    public void StartOver() => ExpressionsLeft = MostExpressions;

    /// <summary>Continues the run with another request: a document that a query selects by its name.</summary>
    public void Turn(RequestVariables subject) => Subject = subject;

    /// <summary>Starts a decision.</summary>
    protected void Start(
        RequestVariables subject,
        DocumentAccessCalls documents,
        Action<Expression, RulesValue>? observe
    )
    {
        (Subject, Documents, Observe, QueryResource) = (subject, documents, observe, null);
        StartOver();
    }

    /// <summary>Forgets this request. Returns true if the run is small enough to keep for another.</summary>
    protected bool Clear()
    {
        (Subject, Documents, Observe, QueryResource, Place) = (null!, null!, null, null, default);
        (_reserved, _frame, _depth) = (0, 0, 0);
        Tried.Clear();
        Array.Clear(_variables);
        return _variables.Length <= MostKeptVariables;
    }

    /// <summary>A parameter or variable of the function that is running.</summary>
    public RulesValue Variable(int slot) => _variables[_frame + slot];

    public void Assign(int place, RulesValue value) => _variables[place] = value;

    /// <summary>
    /// Makes room for the parameters and variables of a function that is about to run: the first has the place that
    /// comes back.
    /// </summary>
    public int Reserve(int slots)
    {
        var first = _reserved;
        _reserved += slots;
        if (_reserved > _variables.Length)
        {
            Array.Resize(ref _variables, Math.Max(16, 2 * _reserved));
        }

        return first;
    }

    public void Release(int slots) => _reserved -= slots;

    /// <summary>
    /// From here on variables are those of the function whose first has this place; false where functions are nested
    /// too deep.
    /// </summary>
    public bool Enter(int first, out int caller)
    {
        caller = _frame;
        if (_depth == DeepestCall || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return false;
        }

        _depth++;
        _frame = first;
        return true;
    }

    public void Leave(int caller)
    {
        _depth--;
        _frame = caller;
    }

    /// <summary>Rules that the compiler refuses must not bring the process down either.</summary>
    public static RulesValue TooDeep() => CallLimit;

    public RulesValue TooManyExpressions()
    {
        // However often it is asked for more: it stays below zero.
        ExpressionsLeft = -1;
        return ExpressionLimit;
    }
}
