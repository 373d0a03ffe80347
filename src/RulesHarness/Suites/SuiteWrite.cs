using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;
using static RulesHarness.Protocol.DocumentTransform.Types;

namespace RulesHarness.Suites;

/// <summary>
/// The write of a test case: the whole document as the suite has it, with the server's time where that is asked for.
/// </summary>
internal static class SuiteWrite
{
    public static Write Of(string name, IReadOnlyDictionary<string, object?> fields, bool isThere)
    {
        var sentinels = new List<SentinelAt>();
        var document = new Document { Name = name };
        ValueEncoder.Encode(fields, document.Fields, sentinels);
        var times = sentinels.Select(sentinel => new FieldTransform
        {
            FieldPath = sentinel.Path.ToString(),
            SetToServerValue = FieldTransform.Types.ServerValue.RequestTime,
        });
        return new Write
        {
            Update = document,
            UpdateTransforms = { times },
            CurrentDocument = new Precondition { Exists = isThere },
        };
    }
}
