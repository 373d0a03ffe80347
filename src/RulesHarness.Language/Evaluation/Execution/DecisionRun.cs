using System.Runtime.CompilerServices;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Execution;

/// <summary>One decision: what is asked, what is known by now, and what may still be spent. It belongs to one thread.</summary>
internal sealed class DecisionRun(Subject subject, DocumentReads documents, Action<Expression, RulesValue>? observe)
{
    /// <summary>How many expressions are evaluated for a request, all statements together.</summary>
    public const int MostExpressions = 1000;

    /// <summary>How many functions may be running at once. The compiler refuses rules that would come here.</summary>
    private const int DeepestCall = 20;

    private static readonly RulesValue ExpressionLimit = RulesValue.Undefined(Failures.TooManyExpressions);
    private static readonly RulesValue CallLimit = RulesValue.Undefined("Calls are nested too deep.");

    private RulesValue[] variables = [];
    private int reserved;
    private int frame;
    private int depth;

    /// <summary>How many expressions may still be evaluated; below zero once there was one too many.</summary>
    public int ExpressionsLeft = MostExpressions;

    public Subject Subject { get; } = subject;

    public DocumentReads Documents { get; } = documents;

    public Action<Expression, RulesValue>? Observe { get; } = observe;

    /// <summary>Where the statement that is tried lies on the request's path.</summary>
    public MatchPlace Place { get; set; }

    /// <summary><c>resource</c>.</summary>
    public RulesValue Resource { get; set; }

    /// <summary>A parameter or variable of the function that is running.</summary>
    public RulesValue Variable(int slot) => variables[frame + slot];

    public void Assign(int place, RulesValue value) => variables[place] = value;

    /// <summary>Makes room for the parameters and variables of a function that is about to run: the first has the place that comes back.</summary>
    public int Reserve(int slots)
    {
        var first = reserved;
        reserved += slots;
        if (reserved > variables.Length)
        {
            Array.Resize(ref variables, Math.Max(16, 2 * reserved));
        }

        return first;
    }

    public void Release(int slots) => reserved -= slots;

    /// <summary>From here on variables are those of the function whose first has this place; false where functions are nested too deep.</summary>
    public bool Enter(int first, out int caller)
    {
        caller = frame;
        if (depth == DeepestCall || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return false;
        }

        depth++;
        frame = first;
        return true;
    }

    public void Leave(int caller)
    {
        depth--;
        frame = caller;
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
