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

    /// <summary>The shapes of types that are read of constant lists, by their items.</summary>
    private readonly Dictionary<TypeNode, TypeShape> _listed = [];

    private UnknownValue DeclareShape(TypeNode type, Scope scope)
    {
        var isOther = _shapes.TryGetValue(type.Name, out var known) && known != type;
        _shapes[type.Name] = isOther ? null : type;
        if (type.Shape.OfList is { } list && TextsOfItems(Read(list, scope), type.Shape.Member) is { } texts)
        {
            _listed[type] = type.Shape with { OfList = null, Member = null, Texts = texts };
        }
        return UnknownValue.Any;
    }

    private static IReadOnlyList<string>? TextsOfItems(Value list, string? member)
    {
        Value PartOf(Value item) =>
            member is null ? item
            : item is ObjectValue self && self.Fields.TryGetValue(member, out var field) && field.Value is { } part
                ? part
            : UnknownValue.Any;
        var items = (KnownItems(list) ?? []).Select(PartOf).ToList();
        var texts = items.OfType<ConstantValue>().Select(item => item.Text).OfType<string>().ToList();
        return texts.Count == 0 || texts.Count < items.Count ? null : texts;
    }

    /// <summary>Gets a shape that has no other name; null if it is not known.</summary>
    private TypeShape? Resolved(TypeShape? shape)
    {
        if (shape is { Member: { } member })
        {
            return Resolved(shape with { Member = null })?.Members.GetValueOrDefault(member) is { Member: null } part
                ? Resolved(part)
                : null;
        }
        var isOptional = false;
        for (var aliases = 0; shape is { Name: { } name, Member: null } && aliases < MaxAliases; aliases++)
        {
            isOptional |= shape.IsOptional;
            shape = Declared(name) ?? ShapeOf(_modules.Class(name));
        }
        return shape is { Name: null, Member: null }
            ? shape with
            {
                IsOptional = shape.IsOptional || isOptional,
            }
            : null;
    }

    private TypeShape? Declared(string name) =>
        _shapes.GetValueOrDefault(name) is { } type ? _listed.GetValueOrDefault(type) ?? type.Shape : null;

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

    /// <summary>
    /// Gets each text that a value can be which is not known, if its type is a union of them: for names of fields and
    /// collections, of which every one needs its index.
    /// </summary>
    public Value Spelled(Value value, string? identity) =>
        Unions.Map(
            value,
            each =>
                each switch
                {
                    UnknownValue unknown => Spelled(unknown, identity),
                    ConstantValue { Text: { } text, Unknown: null }
                        when value is UnionValue && IsText(identity, text) is { } guard => Unions.When(guard, each),
                    _ => each,
                }
        );

    private Value Spelled(UnknownValue value, string? identity)
    {
        var texts = value.Shape is { } shape ? Resolved(shape)?.Texts ?? [] : [];
        if (texts.Count is 0 or > MaxItems)
        {
            return value;
        }
        var spelled = texts.Select(text => (Text: text, Guard: IsText(identity, text)));
        return Unions.Of([
            .. from each in spelled where each.Guard is not null select Unions.When(each.Guard, Constant(each.Text)),
        ]);

        static Value Constant(string text) => new ConstantValue(text);
    }

    /// <summary>
    /// Gets the texts that are left of a type where a test excludes some: <c>by === 'new' ? 'at' : by</c>.
    /// </summary>
    private Value Narrowed(Value value, Node node, Scope scope)
    {
        if (value is not UnknownValue { Shape: { } shape } unknown || IdentityOf(node, scope) is not { } identity)
        {
            return value;
        }
        var spelled = Spelled(unknown, identity);
        return Unions.Alternatives(spelled).Count < Resolved(shape)?.Texts.Count ? spelled : value;
    }

    /// <summary>Gets the answers with which a value is a text; null if it can't be.</summary>
    private Guard? IsText(string? identity, string text)
    {
        var answers = identity is null ? Guard.None : AskIfIs(identity, text).IfTrue;
        return _facts.And(answers) is null ? null : answers;
    }

    private string? IdentityOf(Node node, Scope scope) => node is NameNode or MemberNode ? Identity(node, scope) : null;

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
