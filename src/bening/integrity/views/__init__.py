"""The pages: for everybody and reporters (`public`), for those who have keys (`desk`)."""
