using Microsoft.CodeAnalysis;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Texts that <c>StringBuilder</c> builds.</content>
internal sealed partial class CodeInterpreter
{
    /// <summary>Gets the text that a builder begins with: a number is only how much room it has.</summary>
    private static string FirstText(IReadOnlyList<Value> arguments) =>
        arguments is [not ConstantValue { Constant: long } and var first, ..] ? Texts.Template(first) : "";

    /// <summary>Calls a method of a builder; null if the call is another one.</summary>
    private static IReadOnlyList<Outcome>? CallBuilder(Call call, State state)
    {
        if (call.Receiver is not ReferenceValue builder || state.At(builder) is not TextItem built)
        {
            return null;
        }
        if (call is { Name: "ToString", Arguments: [] })
        {
            return [new Outcome(state, Texts.Of(built.Template))];
        }
        var texts = call.Arguments.Select(Texts.Template).ToList();
        string? changed = (call.Name, call.Arguments) switch
        {
            ("Append", [_]) => built.Template + texts[0],
            ("AppendFormat", [ConstantValue { Constant: string format }, ..]) => built.Template
                + Texts.Format(format, [.. call.Arguments.Skip(1)]),
            ("AppendJoin", [ConstantValue { Constant: string separator }, var only])
                when state.At(only) is ListItem { IsOpen: false } list => built.Template
                + string.Join(separator, list.Items.Select(Texts.Template)),
            ("Insert", [ConstantValue { Constant: 0L }, _]) => texts[1] + built.Template,
            ("Clear", []) => "",
            _ => null,
        };
        return changed is null ? null : [new Outcome(state.With(builder, new TextItem(changed)), builder)];
    }

    /// <summary>Forgets the texts that a call can change in a way that is not followed.</summary>
    private static State WithoutBuilders(Call call, State state)
    {
        var builders = call.Arguments.Append(call.Receiver).Where(value => state.At(value) is TextItem);
        var ids = builders.OfType<ReferenceValue>().Select(builder => builder.Id).ToList();
        return ids.Count == 0 ? state : state with { Heap = state.Heap.RemoveRange(ids) };
    }
}
