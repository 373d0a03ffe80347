using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Elements of JSX: a component is a function that is called with its attributes.</summary>
internal sealed partial class Interpreter
{
    private readonly HashSet<(FunctionNode, string)> _rendered = [];

    private UnknownValue Markup(MarkupNode markup, Scope scope)
    {
        var properties = Object(markup.Attributes, scope);
        foreach (var child in markup.Children)
        {
            HandOver(Evaluate(child, scope), markup.Tag, markup.At, isNested: true);
        }
        if (markup.Tag.Length == 0 || char.IsLower(markup.Tag[0]))
        {
            HandOver(properties, markup.Tag, markup.At, isNested: false);
            return UnknownValue.Any;
        }
        var path = markup.Tag.Split('.');
        var component = Read(path[0], scope);
        foreach (var name in path.Skip(1))
        {
            component = Member(component, name, markup.At, scope);
        }
        if (component is FunctionValue function)
        {
            Render(function, properties);
        }
        else
        {
            HandOver(properties, markup.Tag, markup.At, isNested: false);
        }
        return UnknownValue.Any;
    }

    private void Render(FunctionValue component, ObjectValue properties)
    {
        var key = string.Join('\n', properties.Fields.Select(field => $"{field.Key}={Key(field.Value.Value!)}"));
        if (_rendered.Add((component.Node, key)))
        {
            Invoke(component, [new Given(null, properties)]);
        }
    }
}
