using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>
/// What declared types say about values that are not known: a choice between all texts of a union needs no default.
/// </summary>
internal sealed partial class Interpreter
{
    private const int MaxAliases = 8;

    /// <summary>The types by their names; null where several files declare one of the name.</summary>
    private readonly Dictionary<string, TypeNode?> _shapes = new(StringComparer.Ordinal);

    private UnknownValue DeclareShape(TypeNode type)
    {
        var isOther = _shapes.TryGetValue(type.Name, out var known) && known != type;
        _shapes[type.Name] = isOther ? null : type;
        return UnknownValue.Any;
    }

    /// <summary>Gets a shape that has no other name; null if it is not known.</summary>
    private TypeShape? Resolved(TypeShape? shape)
    {
        var isOptional = false;
        for (var aliases = 0; shape is { Name: { } name } && aliases < MaxAliases; aliases++)
        {
            isOptional |= shape.IsOptional;
            shape = _shapes.GetValueOrDefault(name)?.Shape ?? ShapeOf(_modules.Class(name));
        }
        return shape is { Name: null } ? shape with { IsOptional = shape.IsOptional || isOptional } : null;
    }

    /// <summary>Gets the texts of an enumeration; null if the class is none.</summary>
    private static TypeShape? ShapeOf(ClassValue? owner)
    {
        var members = owner?.Node.Members ?? [];
        var texts = members
            .OfType<DeclareNode>()
            .Select(each => (each is { IsStatic: true, Value: LiteralNode literal } ? literal.Value : null) as string)
            .ToList();
        return texts.Count == 0 || texts.Count < members.Count || texts.Contains(null)
            ? null
            : new TypeShape { Texts = texts! };
    }

    /// <summary>Gets the object with the texts of an enumeration by their names; null if the class is none.</summary>
    public static ObjectValue? Enumerated(ClassValue owner)
    {
        if (ShapeOf(owner) is not { } shape)
        {
            return null;
        }
        var made = new ObjectValue();
        foreach (var (member, text) in owner.Node.Members.OfType<DeclareNode>().Zip(shape.Texts))
        {
            if (member.Target is NameNode name)
            {
                made.Fields[name.Id] = new Cell(new ConstantValue(text));
            }
        }
        return made;
    }

    /// <summary>Gets a member of a value that is not known, with what the type of the value says about it.</summary>
    private UnknownValue Shaped(UnknownValue member, UnknownValue owner, string name) =>
        owner.Shape is { } shape && Resolved(shape)?.Members.GetValueOrDefault(name) is { } found
            ? new UnknownValue(member.Source, member.Owner) { Kind = member.Kind }.As(found)
        : member.Shape is null ? member
        : new UnknownValue(member.Source, member.Owner) { Kind = member.Kind, IsFailure = member.IsFailure };

    /// <summary>Gets the texts that a value can be; empty if it can be others, or nothing.</summary>
    private IReadOnlyList<string> TextsOf(Value value) =>
        value is UnknownValue { Shape: { } shape } && Resolved(shape) is { IsOptional: false } known ? known.Texts : [];

    /// <summary>Returns true if a value can be a text, as far as its type tells.</summary>
    private bool CanBe(Value value, string text) =>
        value is not UnknownValue { Shape: { } shape }
        || Resolved(shape) is not { Texts: { Count: > 0 } texts }
        || texts.Contains(text);

    /// <summary>Returns true if tests name each text that a value can be.</summary>
    private bool AreAll(Value value, IEnumerable<Value> tests)
    {
        var texts = TextsOf(value);
        return texts.Count > 0 && !texts.Except(tests.OfType<ConstantValue>().Select(test => test.Text)).Any();
    }

    /// <summary>Returns true if a value is known to be none of the texts that it can be but one.</summary>
    private bool IsLast(Value value, Value test, string? identity)
    {
        var texts = TextsOf(value);
        return identity is not null
            && (test as ConstantValue)?.Text is { } text
            && texts.Contains(text)
            && texts.All(other => other == text || _facts[IsQuestion(identity, other)] is false);
    }
}
