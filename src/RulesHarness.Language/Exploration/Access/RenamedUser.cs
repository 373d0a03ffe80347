using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration.Access;

/// <summary>Replaces a uid by another one in values, in keys of maps and in ids that it is a part of too.</summary>
internal sealed class RenamedUser(string from, string to)
{
    public string Of(string text) => UidText.Replace(text, from, to);

    public RulesValue Of(RulesValue value) =>
        value.Kind switch
        {
            RulesValueKind.String => RulesValue.From(Of(value.AsString)),
            RulesValueKind.List => RulesValue.FromList([.. value.GetItems().Select(Of)]),
            RulesValueKind.Map => RulesValue.FromMap(
                value
                    .GetMembers()
                    .DistinctBy(member => Of(member.Key))
                    .ToDictionary(member => Of(member.Key), member => Of(member.Value))
            ),
            _ => value,
        };
}
