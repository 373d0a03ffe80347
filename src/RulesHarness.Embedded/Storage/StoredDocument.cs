using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Embedded.Storage;

/// <summary>
/// A document that is there. What rules and clients see of it is made when it is first asked for, and kept.
/// </summary>
/// <param name="Name">The full resource name.</param>
/// <param name="Path">Below the root.</param>
/// <param name="Fields">Its fields; nobody changes them.</param>
/// <param name="CreateTime">The time at which it was created.</param>
/// <param name="UpdateTime">When it last changed.</param>
public sealed record StoredDocument(
    string Name,
    string Path,
    IReadOnlyDictionary<string, object?> Fields,
    Timestamp CreateTime,
    Timestamp UpdateTime
)
{
    /// <summary>Its id.</summary>
    public string Id => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>As rules see it.</summary>
    public RulesValue Value => (RulesValue)(_boxed ??= RulesValues.Of(Fields));

    /// <summary>As clients get it: one message for all, which nobody changes.</summary>
    public Document Message => _message ??= Made(Fields);

    private object? _boxed;
    private Document? _message;

    /// <summary>The same with other fields: a part of them for a client.</summary>
    public Document Made(IReadOnlyDictionary<string, object?> fields)
    {
        var made = new Document
        {
            Name = Name,
            CreateTime = CreateTime.ToProto(),
            UpdateTime = UpdateTime.ToProto(),
        };
        ValueEncoder.Encode(fields, made.Fields, sentinels: null);
        return made;
    }
}
