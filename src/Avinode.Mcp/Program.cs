using Avinode.Mcp;

SqliteLibrary.UseOwn();
return await AvinodeCommand.RunAsync(args);
