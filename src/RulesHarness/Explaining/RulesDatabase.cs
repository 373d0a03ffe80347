using RulesHarness.Firestore.Client;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Explaining;

/// <summary>The database that a request was sent to, with all that its explanation needs.</summary>
/// <param name="Rules">The rules in force.</param>
/// <param name="Admin">The database as the admin sees it.</param>
/// <param name="RequestTime">The time that rules see; null for the clock's.</param>
/// <param name="Engine">The engine that decided: <c>emulator</c> or <c>embedded</c>.</param>
internal sealed record RulesDatabase(RulesFile Rules, FirestoreDb Admin, DateTimeOffset? RequestTime, string Engine);
