using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Tests of the class of a value, and what a declared type says about one.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Gets a class by its name, or by those of the classes around it.</summary>
    private ClassValue? Class(IReadOnlyList<string> path, Scope scope)
    {
        if (path.Count == 0)
        {
            return null;
        }
        var found = Class(path[0], scope);
        foreach (var name in path.Skip(1))
        {
            found = found is null ? null : StaticMember(found, name) as ClassValue;
        }
        return found ?? _modules.Class(path[^1]);
    }

    private bool? DecideType(TypeTestNode test, Value value, Scope scope)
    {
        if (Class(test.Type, scope) is not { } type)
        {
            return null;
        }
        var isInstance = IsOnly(value, type);
        return test.IsNot ? !isInstance : isInstance;
    }

    /// <summary>Returns whether a value is an instance of a class; null if it is not known.</summary>
    private bool? IsInstance(Value value, ClassValue type)
    {
        var owner = value switch
        {
            ObjectValue self => self.Class,
            ClassValue { Node.IsSingle: true } single => single,
            _ => null,
        };
        if (owner is null)
        {
            return null;
        }
        if (Derives(owner, type, 0))
        {
            return true;
        }
        // An object that comes from outside can be of a class that derives from the known one.
        return ReferenceEquals(owner.Synthetic, value) && Derives(type, owner, 0) ? null : false;
    }

    private bool Derives(ClassValue owner, ClassValue type, int depth) =>
        owner == type
        || (
            depth < MaxBases
            && owner.Node.Bases.Any(name => Class(name, owner.Scope) is { } parent && Derives(parent, type, depth + 1))
        );

    private Answers AskForType(TypeTestNode test, Node subject, Scope scope)
    {
        if (Identity(subject, scope) is not { } identity)
        {
            return Answers.Unknown;
        }
        var type = Class(test.Type, scope);
        var answers = type is null
            ? Answers.To(Question(identity, $"is a {string.Join('.', test.Type)}"))
            : AskForCase(subject, type, Evaluate(subject, scope), scope);
        return test.IsNot ? answers.Not() : answers;
    }

    /// <summary>Gets what a type says about a value that is not known.</summary>
    private Value Typed(string? type, Value otherwise)
    {
        if (type is null)
        {
            return otherwise;
        }
        var classes = _modules.Implementations(type);
        if (classes.Count == 0 && type == "DocumentReference" && otherwise is UnknownValue document)
        {
            return document.As(ReferenceKind.Document);
        }
        if (classes.Count is 0 or > MaxImplementations || ShapeOf(classes[0]) is not null)
        {
            return otherwise;
        }
        return Unions.Of([.. classes.SelectMany(Instances)]);
    }

    /// <summary>
    /// Gets what the type of a variable says about its value, which can be null if the type allows it.
    /// </summary>
    private Value Typed(DeclareNode declared, Value otherwise)
    {
        var typed = Typed(declared.Type, otherwise);
        return declared.IsOptional && !ReferenceEquals(typed, otherwise) ? Unions.Of([typed, ConstantValue.Null])
            : declared.Shape is { } shape && typed is UnknownValue { Shape: null } unknown ? unknown.As(shape)
            : typed;
    }

    private IReadOnlyList<Value> Instances(ClassValue owner)
    {
        var cases = owner.Node.Members.OfType<EnumCaseNode>().Take(MaxItems).ToList();
        if (cases.Count > 0)
        {
            return [.. cases.Select(each => OwnStatic(owner, each.Name) ?? UnknownValue.Any)];
        }
        return owner.Instances.Count > 0 ? [.. owner.Instances] : [Synthetic(owner)];
    }
}
