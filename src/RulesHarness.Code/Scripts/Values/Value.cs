using RulesHarness.Code.Model;
using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Scripts.Values;

/// <summary>A value as far as it is known before the program runs. Values don't change.</summary>
internal abstract class Value
{
    /// <summary>Returns true if both are the same for all that a query depends on.</summary>
    public virtual bool IsSame(Value other) => ReferenceEquals(this, other);
}

/// <summary>
/// A value that is only known when the program runs. <c>Source</c> says where it comes from, and <c>Owner</c> is the
/// function whose parameter it is.
/// </summary>
internal sealed class UnknownValue(string? source = null, FunctionNode? owner = null) : Value
{
    public static UnknownValue Any { get; } = new();

    /// <summary>A part of null: the app fails before it uses it.</summary>
    public static UnknownValue OfNull { get; } = new("a part of a value that is null") { IsFailure = true };

    public string? Source => source;

    public FunctionNode? Owner => owner;

    /// <summary>Gets the kind of reference that the value is, if the way to it tells it.</summary>
    public ReferenceKind Kind { get; init; }

    /// <summary>Gets the name of the declared type, if no object has it, such as <c>string</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Gets what the declared type says about the value.</summary>
    public TypeShape? Shape { get; init; }

    /// <summary>Gets the same value with what a declared type says about it.</summary>
    public UnknownValue As(TypeShape? shape) =>
        shape is null || Kind != ReferenceKind.None
            ? this
            : new UnknownValue(source, owner)
            {
                IsFailure = IsFailure,
                Type = Type,
                Shape = shape,
            };

    /// <summary>Gets whether the app fails where it makes the value.</summary>
    public bool IsFailure { get; init; }

    /// <summary>Gets the same value as a reference of a kind.</summary>
    public UnknownValue As(ReferenceKind kind) => new(source, owner) { Kind = kind, IsFailure = IsFailure };

    public override bool IsSame(Value other) =>
        other is UnknownValue unknown
        && unknown.Source == source
        && unknown.Owner == owner
        && unknown.IsFailure == IsFailure
        && unknown.Kind == Kind
        && unknown.Type == Type
        && ReferenceEquals(unknown.Shape, Shape);
}

/// <summary>The kinds of references whose path is not known.</summary>
internal enum ReferenceKind
{
    /// <summary>It may be any value.</summary>
    None,

    /// <summary>The document of a snapshot: <c>snapshot.ref</c>.</summary>
    Document,

    /// <summary>The collection of such a document: <c>snapshot.ref.parent</c>.</summary>
    Collection,
}

/// <summary>
/// A string, a double, a bool or null. In a string, <see cref="CollectionTemplate.Hole"/> stands for what is only known
/// when the program runs.
/// </summary>
internal sealed class ConstantValue(object? content) : Value
{
    /// <summary>
    /// Gets the value of a variable before it gets one, which is not a null that the source writes.
    /// </summary>
    public static ConstantValue Null { get; } = new(null);

    /// <summary>Gets the null of a parameter whose argument a call leaves out.</summary>
    public static ConstantValue Omitted { get; } = new(null);

    /// <summary>
    /// Gets the <c>undefined</c> that a source writes. One that is given is like one that is left out.
    /// </summary>
    public static ConstantValue Undefined { get; } = new(null);

    public static ConstantValue False { get; } = new(false);

    public static ConstantValue Zero { get; } = new(0.0);

    public object? Content => content;

    public string? Text => content as string;

    /// <summary>Gets whether a call in the sources gives it to a parameter.</summary>
    public bool IsGiven { get; init; }

    /// <summary>Gets where the unknown part of a string comes from.</summary>
    public UnknownValue? Unknown { get; init; }

    /// <summary>Gets whether it is the null that stands for no value at all.</summary>
    public bool IsUnset => ReferenceEquals(this, Omitted) || ReferenceEquals(this, Undefined);

    public bool IsNothing => content is null or false;

    public override bool IsSame(Value other) => other is ConstantValue constant && Equals(constant.Content, content);
}

/// <summary>One of several values, each with the answers that it needs.</summary>
internal sealed class UnionValue(IReadOnlyList<Value> values, IReadOnlyList<Guard> guards) : Value
{
    public IReadOnlyList<Value> Values => values;

    public IReadOnlyList<Guard> Guards => guards;
}

/// <summary>A test of a class and of members of it, of which only the class is understood.</summary>
internal sealed class PartlyValue(ClassValue type) : Value
{
    public ClassValue Type => type;
}

/// <summary>No item of a list.</summary>
internal sealed class AbsentValue : Value
{
    public static AbsentValue Instance { get; } = new();
}

/// <summary>A name that no source declares, by its path: <c>Query.Direction.DESCENDING</c>.</summary>
internal sealed class LibraryValue(string path) : Value
{
    public string Path => path;

    /// <summary>Gets the last name of the path.</summary>
    public string Name => path[(path.LastIndexOf('.') + 1)..];

    /// <summary>Gets whether the type before the name is left out: <c>.newest</c>.</summary>
    public bool IsImplied { get; init; }

    public override bool IsSame(Value other) => other is LibraryValue library && library.Path == path;
}

/// <summary>
/// A value that keeps a query from being known. <c>Owner</c> is the function whose parameter it is.
/// </summary>
internal sealed record Problem(string Reason, FunctionNode? Owner = null)
{
    /// <summary>
    /// Gets whether the app fails before it sends the query: what other values lead to is all that it sends.
    /// </summary>
    public bool IsFailure { get; init; }
}

/// <summary>A query, a collection, or a query with its aggregation.</summary>
internal sealed class QueryValue(QueryShape shape, Problem? problem = null) : Value
{
    public QueryShape Shape => shape;

    public Problem? Problem => problem;

    /// <summary>Gets whether nothing has been added to the collection, so that it has documents by id.</summary>
    public bool IsCollection { get; init; }

    public override bool IsSame(Value other) =>
        other is QueryValue query && query.Problem == problem && query.Shape.Equals(shape);
}

/// <summary>A reference to a document.</summary>
internal sealed class DocumentValue(string path) : Value
{
    public string Path => path;

    public override bool IsSame(Value other) => other is DocumentValue document && document.Path == path;
}

/// <summary>A step of a query that is a value of its own, such as a filter. <c>Text</c> tells steps apart.</summary>
internal sealed class StepValue(string text, Func<QueryShape, QueryShape> apply, Problem? problem = null) : Value
{
    public Func<QueryShape, QueryShape> Apply => apply;

    public Problem? Problem => problem;

    /// <summary>Gets the object on which the step was called, if it can be a query or the library.</summary>
    public UnknownValue? Receiver { get; init; }

    /// <summary>Gets the condition of a filter; null for other steps.</summary>
    public Specification.Model.Condition? Filter { get; init; }

    public string Text => text;

    public override bool IsSame(Value other) => other is StepValue step && step.Text == text && step.Problem == problem;
}

/// <summary>A computation over documents.</summary>
internal sealed class AggregationValue(QueryAggregation aggregation, Problem? problem = null) : Value
{
    public QueryAggregation Aggregation => aggregation;

    public Problem? Problem => problem;

    public override bool IsSame(Value other) =>
        other is AggregationValue value && value.Aggregation == aggregation && value.Problem == problem;
}
